package dev.archway.mesh;

import java.util.List;

/** Gaps in a scanned surface. */
public final class Holes {

    /** A shell's longest border is a hole, and not the shell's rim, if a disc of its length has less than this part of the shell's area. */
    private static final double RIM = 0.1;

    private Holes() {}

    /**
     * What came of filling holes.
     *
     * @param mesh the mesh with the patches: the vertices and triangles given come first, in their order, those of the patches after them
     * @param filled how many holes were filled
     * @param left how many borders are left, rims among them
     * @param area the area of the patches, in square millimetres
     * @param repair what was done before, to make the mesh a manifold
     */
    public record Filled(Mesh mesh, int filled, int left, double area, Repair.Repaired repair) {}

    /**
     * Fills holes whose border is no longer than a limit, after {@link Repair#manifold}. The rim of each shell stays open: its longest border, unless that is too short
     * for the shell's area to be one. A hole is spanned with the least bend and then the least area (P. Liepa, Filling holes in meshes, 2003), and the patch made as
     * fine and smooth as the surface round it; flat surroundings give a flat patch, curved ones a curved one. Where the mesh has colours, a patch has the mean of its
     * border's. The cost is linear in the triangles, and for each hole it grows with the patch.
     *
     * @param mesh a welded mesh
     * @param longest the length of the longest border that is filled, in millimetres; infinite for all but rims
     * @throws IllegalArgumentException when {@code longest} is negative or no number
     */
    public static Filled fill(Mesh mesh, double longest) {
        if (!(longest >= 0)) {
            throw new IllegalArgumentException(
                    "longest is " + longest + ", accepted is a length in millimetres from 0 on");
        }
        Patched patched = patched(mesh, longest);
        double area = 0;
        double[] v = new double[3];
        for (int t = patched.repair.mesh().triangleCount(); t < patched.mesh.triangleCount(); t++) {
            patched.mesh.areaVector(t, v);
            area += Facet.length(v) / 2;
        }
        return new Filled(patched.mesh.mesh(), patched.filled, patched.left, area, patched.repair);
    }

    /** What is left of the work when it is done, so that its arrays need not be there together with those of the result. */
    private record Patched(Growing mesh, int filled, int left, Repair.Repaired repair) {}

    private static Patched patched(Mesh mesh, double longest) {
        Shells surface = new Shells(Faces.distinct(mesh));
        Growing filled = new Growing(surface.mesh());
        List<int[]> loops = Loops.of(surface);
        int[] rims = rims(surface, loops);
        int count = 0;
        for (int i = 0; i < loops.size(); i++) {
            int[] loop = loops.get(i);
            if (rims[surface.shells[loop[0] / 3]] != i + 1
                    && Loops.length(surface.positions, Loops.vertices(surface, loop)) <= longest) {
                Patch.close(surface, loop, filled);
                count++;
            }
        }
        return new Patched(filled, count, loops.size() - count, Repair.repaired(mesh, surface));
    }

    /** The number of each shell's rim, counted from 1; 0 for none. */
    private static int[] rims(Shells surface, List<int[]> loops) {
        double[] areas = Sizes.of(surface, List.of()).areas;
        double[] largest = new double[surface.shellCount];
        int[] rims = new int[surface.shellCount];
        for (int i = 0; i < loops.size(); i++) {
            int shell = surface.shells[loops.get(i)[0] / 3];
            double disc = Loops.disc(surface.positions, Loops.vertices(surface, loops.get(i)));
            if (disc > largest[shell]) {
                largest[shell] = disc;
                rims[shell] = disc < RIM * areas[shell] ? 0 : i + 1;
            }
        }
        return rims;
    }
}
