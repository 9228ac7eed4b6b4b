package dev.archway.server.export;

import dev.archway.server.platform.HeavyWork;
import dev.archway.server.platform.ObjectStore;
import dev.archway.server.platform.Scratch;
import dev.archway.server.platform.StoredObject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Where files are made: on one of the threads for heavy work, beside the objects, and then among them. */
@Component
class Workbench {

    private static final int BUFFER = 1 << 16;

    private final ObjectStore store;
    private final Scratch scratch;
    private final HeavyWork heavy;

    Workbench(ObjectStore store, Scratch scratch, HeavyWork heavy) {
        this.store = store;
        this.scratch = scratch;
        this.heavy = heavy;
    }

    StoredObject make(SteadyZip.Content content) throws IOException {
        return HeavyWork.join(heavy.begin(() -> write(content)));
    }

    private StoredObject write(SteadyZip.Content content) throws IOException {
        Path file = scratch.file();
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
                content.write(out);
            }
            return store.put(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
