package dev.archway.mesh;

import java.io.IOException;

/**
 * A file that is no acceptable mesh. The message says what is wrong and where, for the person who sent the file: a line, or a byte offset counted from 0;
 * triangles, vertices and faces are counted from 1.
 */
public final class MeshException extends IOException {

    private static final long serialVersionUID = 1L;

    MeshException(String message) {
        super(message);
    }
}
