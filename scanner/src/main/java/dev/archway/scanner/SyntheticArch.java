package dev.archway.scanner;

import dev.archway.mesh.Mesh;

/**
 * A made-up mouth as a scanner would deliver it: two jaws in occlusion, coloured open shells, in the frame of a scan (millimetres, x to the patient's left, y to the back,
 * z up). The same seed gives the same bytes on every machine.
 */
public record SyntheticArch(Mesh upper, Mesh lower) {

    /** The fewest triangles a jaw that still look like teeth. */
    public static final int FEWEST = 2_000;

    /** The most triangles a jaw. */
    public static final int MOST = 5_000_000;

    /**
     * @param seed the person: sizes, positions, wear and shades of the teeth follow from it
     * @param trianglesPerJaw about how many triangles each mesh has, 2,000 to 5,000,000
     * @throws IllegalArgumentException for another number of triangles
     */
    public static SyntheticArch of(long seed, int trianglesPerJaw) {
        if (trianglesPerJaw < FEWEST || trianglesPerJaw > MOST) {
            throw new IllegalArgumentException(
                    "triangles must be " + FEWEST + " to " + MOST + " a jaw, not " + trianglesPerJaw);
        }
        Mouth mouth = Mouth.of(seed);
        JawPatch upper = JawPatch.of(mouth.upper(), trianglesPerJaw);
        JawPatch lower = JawPatch.of(mouth.lower(), trianglesPerJaw);
        Bite.close(upper, lower);
        return new SyntheticArch(mesh(upper, true), mesh(lower, false));
    }

    private static Mesh mesh(JawPatch patch, boolean upper) {
        float[] positions = new float[patch.points.length];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = (float) (upper && i % 3 == 2 ? -patch.points[i] : patch.points[i]);
        }
        return new Mesh(positions, patch.triangles(upper), patch.colors);
    }
}
