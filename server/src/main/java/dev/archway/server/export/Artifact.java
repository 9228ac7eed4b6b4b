package dev.archway.server.export;

import dev.archway.server.platform.StoredObject;

/** A file that can be fetched: an object of the store, and what it is called. */
public record Artifact(ArtifactKind kind, StoredObject object, String fileName) {

    StoredFile file() {
        return StoredFile.zip(object, fileName);
    }
}
