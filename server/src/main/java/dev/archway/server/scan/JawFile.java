package dev.archway.server.scan;

import dev.archway.mesh.MeshFormat;
import java.util.UUID;

/** One line of a manifest that makes sense: this upload is that jaw, and its bytes have this SHA-256. {@code field} is the line's place in the manifest. */
record JawFile(String field, Jaw jaw, UUID upload, String fileName, MeshFormat format, String sha256) {

    /** What a person who sent it calls it. */
    String title() {
        return jaw.wire() + " jaw, " + fileName;
    }
}
