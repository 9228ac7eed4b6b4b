package dev.archway.server.scan;

import dev.archway.mesh.Mesh;
import dev.archway.server.platform.ObjectStore;
import dev.archway.server.platform.Scratch;
import dev.archway.server.platform.StoredObject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Puts into the store what is made from meshes. */
@Component
class MeshObjects {

    private static final int BUFFER = 1 << 16;

    private final ObjectStore store;
    private final Scratch scratch;

    MeshObjects(ObjectStore store, Scratch scratch) {
        this.store = store;
        this.scratch = scratch;
    }

    /** A mesh as this server reads it fastest. */
    StoredObject put(Mesh mesh) throws IOException {
        return put(out -> MeshCodec.write(mesh, out));
    }

    /** Whatever {@code content} writes. */
    StoredObject put(Content content) throws IOException {
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

    interface Content {
        void write(OutputStream out) throws IOException;
    }
}
