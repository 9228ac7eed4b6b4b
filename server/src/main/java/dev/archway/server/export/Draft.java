package dev.archway.server.export;

import dev.archway.server.platform.NewObjects;
import dev.archway.server.platform.StoredObject;

/**
 * An artifact that is about to be made.
 *
 * @param fileName what it is called when it is fetched
 * @param content its bytes, the same at every making
 * @param kept told of the object in the transaction that adds the artifact's row
 */
record Draft(String fileName, NewObjects.Content content, Kept kept) {

    Draft(String fileName, NewObjects.Content content) {
        this(fileName, content, object -> {});
    }

    interface Kept {
        void as(StoredObject object);
    }
}
