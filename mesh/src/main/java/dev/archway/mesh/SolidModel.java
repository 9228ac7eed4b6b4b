package dev.archway.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The scan of a jaw as a solid that can be printed or milled. The way as a whole is our own, after what is done with plaster: poured, turned over and trimmed. Its parts
 * say where they come from: {@link Shells}, {@link Outline}, {@link Strip}, {@link Cap}, {@link Crossings}, {@link Patch}, {@link Filling}.
 */
public final class SolidModel {

    /** The colour of all that was not scanned, 0xRRGGBB. */
    static final int PLASTER = 0xe9dfcf;

    /** Millimetres from the deepest scanned point to the base plane. */
    public static final double PROFILE = 3;

    /** Millimetres by which the base stands out from the rim. */
    private static final double OUT = 0.4;

    /** Bays of the rim narrower than twice this, in millimetres, the base does not follow. */
    private static final double SMOOTH = 2;

    /** Millimetres from the rim down to where the wall is upright. */
    private static final double DROP = 0.6;

    /** A shell stands on the base if it has at least this part of the largest one's area; what is smaller is closed by itself. */
    private static final double STANDS = 0.05;

    /** So many shells stand at most: twice the crowns of a jaw. The work grows with them times the triangles, and scans of more pieces are noise or meant to harm. */
    static final int MOST_STANDING = 32;

    /** So many pairs of triangles are looked at for crossings, and {@link #PAIRS_EACH} more for each triangle; a base beyond that counts as one that runs into everything. */
    private static final long PAIRS = 10_000_000;

    private static final long PAIRS_EACH = 50;

    /** Where the surface touches itself in a point or a line, it is parted by so many millimetres. */
    private static final double PARTED = 0.002;

    /** How thick a shell becomes that is closed by itself, in millimetres. */
    private static final double THICK = 0.2;

    /** Where the teeth of an arch point to. */
    public enum Teeth {
        /** Towards +z, as a lower jaw in occlusion. */
        UP,
        /** Towards -z, as an upper jaw in occlusion. */
        DOWN
    }

    private final Shells surface;
    private final Growing solid;
    private final List<int[]> loops;
    private final Footing footing;
    private final Box[] boxes;
    private final double floor;
    private long pairs;

    private SolidModel(Shells surface) {
        this.surface = surface;
        solid = new Growing(surface.mesh());
        loops = Loops.of(surface);
        footing = new Footing(surface, loops, THICK);
        boxes = surface.boxes();
        floor = Arrays.stream(boxes).mapToDouble(Box::minZ).min().orElseThrow() - PROFILE;
        pairs = PAIRS + PAIRS_EACH * solid.triangleCount();
    }

    /**
     * Makes an arch into a closed solid on a low horizontal base.
     *
     * <p>Nothing that was scanned is left out, apart from triangles that have a corner twice or are there twice: the scanned triangles come first, in their order, each
     * with its outside outside. Nothing is moved, apart from vertices at which the surface touches itself and that {@link Wedges} do not join: by at most {@value #PARTED}
     * mm, if coordinates are less than some 10 m, so that no two vertices are in one place. Holes in the surface are filled. From the
     * rim, a strip leads out to a smooth line and a wall down to the base plane, which lies {@value #PROFILE} mm beyond the scanned point farthest from the teeth:
     * that is what makes the base a low one. A shell that is closed, but for pinholes perhaps, stays as it is, and one that is too small to stand, or could reach the base
     * only through another one, becomes a body by itself: with a flat cap across its rim where that has room, else a thin one. Of all shells the {@value #MOST_STANDING}
     * largest may stand or be capped, the others become thin ones; the cost is linear in the triangles, times those. Each body has its inside inside, whichever side of
     * its shell the scan says is out ({@link Sides}).
     *
     * @param arch the scanned surface of one jaw, in millimetres
     * @param teeth where the teeth point to
     * @return a mesh without border, in the frame of the arch; each edge belongs to two triangles, which are counter-clockwise seen from outside. It has colours
     *     if the arch has: scanned vertices keep theirs, the base has that of plaster
     * @throws MeshException when the arch has no triangle with three different corners
     */
    public static Mesh withLowProfileBase(Mesh arch, Teeth teeth) throws MeshException {
        Mesh upright = switch (teeth) {
            case UP -> arch;
            case DOWN -> OVER.apply(arch);
        };
        Mesh welded = Faces.distinct(Weld.of(upright.positions(), upright.triangles(), upright.colors()));
        if (welded.triangleCount() == 0) {
            throw new MeshException("no triangle with three different corners: there is no surface to put on a base");
        }
        // what was needed to build it is gone before its arrays are made
        Mesh solid = new SolidModel(joined(welded)).build().mesh();
        Places.part(solid.positions(), welded.vertexCount());
        return switch (teeth) {
            case UP -> solid;
            case DOWN -> OVER.apply(solid);
        };
    }

    /** Half a turn about the x axis; exact, and it is its own inverse. */
    private static final Transform OVER = new Transform(1, 0, 0, 0, -1, 0, 0, 0, -1, 0, 0, 0);

    private static Shells joined(Mesh welded) {
        // as their corners have it first: a small piece on a steep wall looks down, and is no less a part of it
        Shells surface = Wedges.join(new Shells(welded));
        Sides.turnOut(surface, THICK);
        surface = bridged(Wedges.join(surface));
        surface.part(PARTED);
        return surface;
    }

    private static Shells bridged(Shells surface) {
        if (surface.shellCount == 1) {
            return surface;
        }
        List<int[]> loops = Loops.of(surface);
        Footing footing = new Footing(surface, loops, THICK);
        return Bridges.built(surface, loops, footing.loops, footing.tooSmall(STANDS));
    }

    private Growing build() {
        boolean[] alone = footing.tooSmall(STANDS);
        double[] areas = footing.sizes.areas;
        int[] largestFirst = IntStream.range(0, surface.shellCount)
                .filter(s -> footing.loops[s] >= 0 && !alone[s])
                .boxed()
                .sorted(Comparator.comparingDouble(s -> -areas[s]))
                .mapToInt(s -> s)
                .toArray();
        List<double[]> lines = new ArrayList<>();
        for (int i = 0; i < largestFirst.length; i++) {
            int s = largestFirst[i];
            int[] rim = loops.get(footing.loops[s]);
            alone[s] = i >= MOST_STANDING
                    || (!stand(s, Loops.vertices(surface, rim), footing.upright[s], lines)
                            && !capped(s, rim, areas[s]));
        }
        for (int i = 0; i < loops.size(); i++) {
            int shell = surface.shells[loops.get(i)[0] / 3];
            if (footing.loops[shell] != i && !alone[shell]) {
                Patch.close(surface, loops.get(i), solid);
            }
        }
        Skin.behind(surface, alone, THICK, solid);
        return solid;
    }

    /** How the wall goes down. */
    private enum Way {
        /** Near the rim. */
        RIM,
        /** So near that another shell has room beside it. */
        CLOSE,
        /** Round all that the shell covers seen from above. */
        AROUND,
        /** The same, and upright only below everything scanned. */
        BELOW
    }

    /**
     * Puts a shell on the base, in the way that runs least into what is there. It must not run into anything where another stands already, or where the shell is
     * upright.
     */
    private boolean stand(int shell, int[] rim, boolean upright, List<double[]> lines) {
        int vertices = solid.vertexCount();
        int triangles = solid.triangleCount();
        Way best = Way.RIM;
        boolean any = false;
        int least = Integer.MAX_VALUE;
        for (Way way : Way.values()) {
            boolean beside = way == Way.RIM || way == Way.CLOSE;
            double[] line = beside || lines.isEmpty() ? base(shell, rim, way) : new double[0];
            if (line.length == 0) {
                continue;
            }
            if (!(volume(shell, triangles) > 0)) {
                solid.back(vertices, triangles);
                continue;
            }
            int crossing = crossing(triangles, least);
            if (crossing == 0 && lines.stream().noneMatch(other -> Outline.contains(other, line[0], line[1]))) {
                lines.add(line);
                return true;
            }
            solid.back(vertices, triangles);
            if (crossing < least || !any) {
                any = true;
                least = crossing;
                best = way;
            }
        }
        if (lines.isEmpty() && any && !upright) {
            lines.add(base(shell, rim, best));
            return true;
        }
        return false;
    }

    /** Closes the rim of a shell that cannot stand, if that makes a body thicker than a skin does and runs into less. */
    private boolean capped(int shell, int[] rim, double area) {
        int vertices = solid.vertexCount();
        int triangles = solid.triangleCount();
        Patch.flat(surface, rim, solid);
        boolean thick = volume(shell, triangles) > THICK * area;
        int crossing = thick ? crossing(triangles, Integer.MAX_VALUE) : Integer.MAX_VALUE;
        if (crossing == 0) {
            return true;
        }
        solid.back(vertices, triangles);
        if (crossing == Integer.MAX_VALUE) {
            return false;
        }
        boolean[] alone = new boolean[surface.shellCount];
        alone[shell] = true;
        Skin.behind(surface, alone, THICK, solid);
        int otherwise = crossing(triangles, crossing + 1);
        solid.back(vertices, triangles);
        if (crossing <= otherwise) {
            Patch.flat(surface, rim, solid);
        }
        return crossing <= otherwise;
    }

    /** What a shell and the triangles from the given one on enclose. */
    private double volume(int shell, int from) {
        int origin = footing.sizes.origins[shell];
        double volume = footing.sizes.open[shell];
        double[] v = new double[3];
        for (int t = from; t < solid.triangleCount(); t++) {
            int a = solid.corner(3 * t);
            solid.areaVector(t, v);
            for (int axis = 0; axis < 3; axis++) {
                volume += v[axis] * ((double) solid.at(a, axis) - solid.at(origin, axis)) / 6;
            }
        }
        return volume;
    }

    /** How many triangles cross those from the given one on; counts no further than {@code enough}. */
    private int crossing(int from, int enough) {
        Crossings crossings = new Crossings(solid, from, solid.triangleCount());
        int found = crossings.count(0, solid.triangleCount(), enough, pairs);
        pairs -= crossings.pairs();
        return found;
    }

    /** x and y of the line round the base; nothing was built if it is empty. */
    private double[] base(int shell, int[] rim, Way way) {
        Box box = boxes[shell];
        Outline outline = new Outline(box.minX(), box.minY(), box.maxX(), box.maxY(), OUT + SMOOTH);
        outline.polygon(surface.positions, rim);
        if (way == Way.AROUND || way == Way.BELOW) {
            for (int t = 0; t < surface.shells.length; t++) {
                if (surface.shells[t] == shell) {
                    outline.triangle(
                            surface.positions,
                            surface.corners[3 * t],
                            surface.corners[3 * t + 1],
                            surface.corners[3 * t + 2]);
                }
            }
        }
        double[] round = outline.around(
                way == Way.CLOSE ? outline.step : Math.max(OUT, 3 * outline.step),
                way == Way.CLOSE ? 3 * outline.step : Math.max(SMOOTH, 6 * outline.step));
        if (round.length == 0) {
            return round;
        }
        Base base = new Base(solid, rim, round, floor);
        boolean whole = base.build(DROP, way == Way.BELOW ? floor + PROFILE - DROP : Double.POSITIVE_INFINITY);
        return whole ? base.line() : new double[0];
    }
}
