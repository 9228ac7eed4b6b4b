package dev.archway.mesh;

/** A surface whose triangles lie across each other so often that no tree can tell which are near: distances from it would take hours. Scans are not like that. */
public final class TangledSurfaceException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    TangledSurfaceException(int most) {
        super("the triangles lie across each other too often: more than " + Limits.count(most)
                + " of them had to be looked at for each point");
    }
}
