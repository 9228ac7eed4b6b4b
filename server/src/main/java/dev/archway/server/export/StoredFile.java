package dev.archway.server.export;

import dev.archway.server.platform.StoredObject;

/** A file as it is sent: an object of the store, what it is called, and its media type. */
public record StoredFile(StoredObject object, String name, String mediaType) {

    static StoredFile zip(StoredObject object, String name) {
        return new StoredFile(object, name, "application/zip");
    }

    static StoredFile jpeg(StoredObject object, String name) {
        return new StoredFile(object, name, "image/jpeg");
    }
}
