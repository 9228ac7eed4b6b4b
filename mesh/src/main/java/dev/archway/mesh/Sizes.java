package dev.archway.mesh;

import java.util.List;

/** How large shells are. */
final class Sizes {

    /** The area of each, in square millimetres. */
    final double[] areas;

    /** The area of each seen from +z, less what shows its back. */
    final double[] fromAbove;

    /** What each encloses, in cubic millimetres, if borders are closed by cones to their middles; less than 0 when its inside is outside. */
    final double[] volumes;

    /** The corner of each one's first triangle. */
    final int[] origins;

    /** What each encloses if borders are closed by cones to its {@link #origins}. */
    final double[] open;

    private Sizes(int shells) {
        areas = new double[shells];
        fromAbove = new double[shells];
        volumes = new double[shells];
        open = new double[shells];
        origins = new int[shells];
    }

    /** @param loops the borders that count as closed; without them the volume of an open shell means nothing */
    static Sizes of(Shells surface, List<int[]> loops) {
        int count = surface.shellCount;
        float[] p = surface.positions;
        Sizes sizes = new Sizes(count);
        for (int t = surface.shells.length - 1; t >= 0; t--) {
            sizes.origins[surface.shells[t]] = surface.corners[3 * t];
        }
        double[] v = new double[3];
        for (int t = 0; t < surface.shells.length; t++) {
            Facet.areaVector(p, surface.corners, 3 * t, v);
            int shell = surface.shells[t];
            int a = 3 * surface.corners[3 * t];
            // from a corner of the shell instead of the origin: fewer digits cancel
            int o = 3 * sizes.origins[shell];
            sizes.areas[shell] += Facet.length(v) / 2;
            sizes.fromAbove[shell] += v[2] / 2;
            sizes.open[shell] += (v[0] * ((double) p[a] - p[o])
                            + v[1] * ((double) p[a + 1] - p[o + 1])
                            + v[2] * ((double) p[a + 2] - p[o + 2]))
                    / 6;
        }
        System.arraycopy(sizes.open, 0, sizes.volumes, 0, count);
        for (int[] loop : loops) {
            int shell = surface.shells[loop[0] / 3];
            sizes.volumes[shell] += cone(p, Loops.vertices(surface, loop), 3 * sizes.origins[shell]);
        }
        return sizes;
    }

    /** The volume between a point and the cone over a loop that closes it. */
    private static double cone(float[] p, int[] loop, int point) {
        double[] middle = new double[3];
        double[] across = new double[3];
        for (int i = 0; i < loop.length; i++) {
            int a = 3 * loop[i];
            int b = 3 * loop[i + 1 < loop.length ? i + 1 : 0];
            for (int x = 0; x < 3; x++) {
                int y = (x + 1) % 3;
                int z = (x + 2) % 3;
                middle[x] += ((double) p[a + x] - p[point + x]) / loop.length;
                across[x] += ((double) p[b + y] - p[point + y]) * ((double) p[a + z] - p[point + z])
                        - ((double) p[b + z] - p[point + z]) * ((double) p[a + y] - p[point + y]);
            }
        }
        return (middle[0] * across[0] + middle[1] * across[1] + middle[2] * across[2]) / 6;
    }
}
