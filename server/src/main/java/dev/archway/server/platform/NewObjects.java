package dev.archway.server.platform;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;

/** How a file that is made here becomes an object: written beside the objects first, and then among them, so that no half of it is ever seen. */
@Component
public class NewObjects {

    private static final int BUFFER = 1 << 16;

    private final ObjectStore store;
    private final Scratch scratch;

    NewObjects(ObjectStore store, Scratch scratch) {
        this.store = store;
        this.scratch = scratch;
    }

    /** What writes a file. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** The object of whatever {@code content} writes; nothing is left when it fails. */
    public StoredObject put(Content content) throws IOException {
        Path file = scratch.file();
        try {
            MessageDigest digest = Sha256.digest();
            try (OutputStream out =
                    new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(file), digest), BUFFER)) {
                content.write(out);
            }
            return store.put(file, Sha256.text(digest));
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
