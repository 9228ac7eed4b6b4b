package dev.archway.server.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Where artifacts are kept, each under the SHA-256 of its bytes, never changed. What {@link #put} returned is on disk; putting the same bytes twice is one object.
 */
public interface ObjectStore {

    /** Takes a finished file of this machine over; the file itself may be moved away. */
    StoredObject put(Path file) throws IOException;

    /** The same when the SHA-256 of its bytes is known, in lower-case hexadecimal, from writing them. */
    StoredObject put(Path file, String sha256) throws IOException;

    /**
     * The bytes from {@code offset}, at most {@code length} of them.
     *
     * @throws java.io.FileNotFoundException when there is no such object
     */
    InputStream readRange(String sha256, long offset, long length) throws IOException;

    boolean exists(String sha256) throws IOException;

    /** Deletes an object unless it was put at that time or later, also while somebody puts the same bytes again; false when it stays. */
    boolean deleteIfBefore(String sha256, Instant before) throws IOException;

    /** Calls for every object that was last put before {@code before}: the sweep's list. */
    void eachBefore(Instant before, Consumer<String> sha256) throws IOException;
}
