package dev.archway.mesh;

import java.util.Arrays;
import java.util.List;

/** Where the open shells of a surface meet their base: the border that looks down. Our own rules. */
final class Footing {

    final Sizes sizes;

    /** For each shell the number of its border; -1 when it has none, or only such as are to be closed because the shell encloses something then. */
    final int[] loops;

    /** Whether a shell is a sheet that stands upright: its border runs forth below it and back above it. */
    final boolean[] upright;

    /**
     * @param surface in which teeth point to +z, each shell with its outside outside
     * @param all the borders
     * @param thick how many millimetres a shell without a border that looks down must be thick to be more than a sheet
     */
    Footing(Shells surface, List<int[]> all, double thick) {
        sizes = Sizes.of(surface, all);
        loops = new int[surface.shellCount];
        upright = new boolean[loops.length];
        int[] longest = new int[loops.length];
        Arrays.fill(loops, -1);
        Arrays.fill(longest, -1);
        double[] most = new double[loops.length];
        double[] discs = new double[loops.length];
        for (int i = 0; i < all.size(); i++) {
            int shell = surface.shells[all.get(i)[0] / 3];
            int[] loop = Loops.vertices(surface, all.get(i));
            if (!Sides.isRim(surface, loop, sizes.areas[shell])) {
                continue;
            }
            // what looks down runs counter-clockwise seen from the teeth
            double area = Loops.areaFromAbove(surface.positions, loop);
            if (area > most[shell]) {
                most[shell] = area;
                loops[shell] = i;
            }
            double disc = Loops.disc(surface.positions, loop);
            if (disc > discs[shell]) {
                discs[shell] = disc;
                longest[shell] = i;
            }
        }
        for (int s = 0; s < loops.length; s++) {
            upright[s] = loops[s] < 0 && !(sizes.volumes[s] > thick * sizes.areas[s]);
            loops[s] = upright[s] ? longest[s] : loops[s];
        }
    }

    /** The shells with a border whose area is less than this part of the largest one's with a border. */
    boolean[] tooSmall(double part) {
        double[] areas = sizes.areas;
        double largest = 0;
        for (int s = 0; s < areas.length; s++) {
            largest = loops[s] >= 0 ? Math.max(largest, areas[s]) : largest;
        }
        boolean[] small = new boolean[areas.length];
        for (int s = 0; s < areas.length; s++) {
            small[s] = loops[s] >= 0 && areas[s] < part * largest;
        }
        return small;
    }
}
