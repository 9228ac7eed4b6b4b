package dev.archway.server.lab;

import dev.archway.mesh.Mesh;
import dev.archway.server.scan.Jaw;

/** Archway's own modeler: what it makes of a jaw. */
final class Modeler {

    private Modeler() {}

    static Mesh model(Jaw jaw, Mesh mesh) {
        return mesh;
    }
}
