package dev.archway.mesh;

import java.util.List;

/**
 * Which side of a scanned shell is its outside, whatever the order of its corners says: the side on which the scanner was, which looks to where the teeth point to.
 * The rules are our own.
 */
final class Sides {

    /** A shell that leans over by less than this part of its area, in the mean, is upright: its normals do not tell up from down. */
    private static final double LEANS = 0.1;

    /** A border is a pinhole, and not a rim, if a disc of its length has less than this part of the shell's area. */
    private static final double PINHOLE = 0.02;

    private Sides() {}

    /**
     * Turns shells so that their outside is outside, each for itself: one that is closed, or would be but for pinholes, so that it encloses something; an open one so
     * that it looks up; an upright one so that it encloses something with its borders closed, and if it is a mere sheet, as its corners have it, or all of them the
     * other way when most of what is open looks down.
     *
     * @param surface in which teeth point to +z
     * @param thick how many millimetres an upright shell must be thick to be more than a sheet
     */
    static void turnOut(Shells surface, double thick) {
        List<int[]> loops = Loops.of(surface);
        Sizes sizes = Sizes.of(surface, loops);
        double[] areas = sizes.areas;
        double[] volumes = sizes.volumes;
        boolean[] rimmed = new boolean[surface.shellCount];
        for (int[] loop : loops) {
            int shell = surface.shells[loop[0] / 3];
            rimmed[shell] |= isRim(surface, Loops.vertices(surface, loop), areas[shell]);
        }
        double[] up = sizes.fromAbove;
        double sum = 0;
        for (int s = 0; s < up.length; s++) {
            sum += rimmed[s] ? up[s] : 0;
        }
        boolean[] over = new boolean[surface.shellCount];
        for (int s = 0; s < over.length; s++) {
            if (rimmed[s] && Math.abs(up[s]) >= LEANS * areas[s]) {
                over[s] = up[s] < 0;
            } else if (!rimmed[s] || Math.abs(volumes[s]) > thick * areas[s]) {
                over[s] = volumes[s] < 0;
            } else {
                over[s] = sum < 0;
            }
        }
        surface.turn(over);
    }

    /** Whether a border is long enough for its shell to end there. */
    static boolean isRim(Shells surface, int[] loop, double area) {
        return Loops.disc(surface.positions, loop) >= PINHOLE * area;
    }
}
