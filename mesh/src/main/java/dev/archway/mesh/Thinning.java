package dev.archway.mesh;

import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A mesh that loses triangles piece by piece, in rounds: what was a seam between pieces is inside one in the next round. All pieces go as far as one queue of all
 * edges would take them.
 */
final class Thinning {

    /** Some 150 bytes a triangle while a piece is worked at, which caches nearly hold. */
    static final int LARGEST = 1 << 15;

    /** Two pieces may be worked at at a time, or one for each so many triangles of the mesh if these are more: what all take stays a small part of the mesh. */
    private static final int MESH_PER_PIECE = 500_000;

    /** No round leaves less than this part of the triangles: what is round the seams would become much coarser than they are. */
    private static final double SHARE = 0.25;

    /** The last round begins with at most so many times the triangles that are wanted. */
    private static final double LAST = 1.3;

    /** What the rounds before aim at, as it is only guessed from a sample how far they go. */
    private static final double BEFORE_LAST = 1.15;

    /** So few pieces are done in one: trying a sample out would cost more than it saves. */
    private static final int FEW = 4;

    /** One of so many pieces is in the sample, but at least so many are. */
    private static final int SAMPLE = 8;

    /** A round that leaves more than this part of the triangles is the last. */
    private static final double HARDLY_LESS = 0.98;

    private final int largest;
    private final double maxError;
    private float[] positions;

    /** What each vertex has cost up to now. */
    private float[] costs;

    private byte @Nullable [] colors;
    private int[] triangles;
    private int[][] pieces = {};

    /** The vertices that more than one piece has. */
    private BitSet seams = new BitSet();

    /**
     * @param maxError as of {@link Decimation#within}
     * @param largest how many triangles a piece may have
     */
    Thinning(Mesh mesh, double maxError, int largest) {
        this.maxError = maxError;
        this.largest = largest;
        positions = mesh.positions();
        costs = new float[positions.length / 3];
        colors = mesh.colors();
        triangles = sound(mesh.triangles());
        for (int vertex : triangles) {
            for (int i = 3 * vertex; i < 3 * vertex + 3; i++) {
                if (!(Math.abs(positions[i]) < Float.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException("vertex " + vertex + " has a coordinate " + positions[i]);
                }
            }
        }
    }

    /** The triangles without those that name a vertex twice: they are not seen, and belong to no surface. */
    private static int[] sound(int[] triangles) {
        int size = 0;
        for (int t = 0; t < triangles.length; t += 3) {
            size += isSound(triangles, t) ? 3 : 0;
        }
        if (size == triangles.length) {
            return triangles;
        }
        int[] sound = new int[size];
        int to = 0;
        for (int t = 0; t < triangles.length; t += 3) {
            if (isSound(triangles, t)) {
                System.arraycopy(triangles, t, sound, to, 3);
                to += 3;
            }
        }
        return sound;
    }

    private static boolean isSound(int[] triangles, int t) {
        return triangles[t] != triangles[t + 1]
                && triangles[t + 1] != triangles[t + 2]
                && triangles[t + 2] != triangles[t];
    }

    /** As of {@link Decimation#of}. */
    Mesh to(int wanted) {
        for (int round = 0; ; round++) {
            int count = triangles.length / 3;
            pieces = Pieces.of(positions, triangles, count <= FEW * largest ? count : largest, round);
            seams = seams();
            if (pieces.length == 1) {
                shrink(new Limit[] {new Limit(wanted, Double.POSITIVE_INFINITY)}, 0);
            } else {
                double share = Math.max(BEFORE_LAST * wanted / count, SHARE);
                boolean last = count <= LAST * wanted;
                if (last || !shrink(guessed(share), wanted)) {
                    shrink(exact(last ? (double) wanted / count : share), 0);
                }
            }
            int left = triangles.length / 3;
            if (pieces.length == 1 || left <= wanted || left > HARDLY_LESS * count) {
                return new Mesh(positions, triangles, colors);
            }
        }
    }

    /** How far a piece goes: while it has more triangles, and edges that do not cost more. */
    private record Limit(int left, double cost) {}

    /** So that {@code share} of the triangles stay, as far as a sample of the pieces tells. */
    private Limit[] guessed(double share) {
        int step = Math.clamp(pieces.length / SAMPLE, 1, SAMPLE);
        double cost = Course.take(courses(share, step), share);
        return Arrays.stream(pieces)
                .map(numbers -> new Limit(least(numbers, share), cost))
                .toArray(Limit[]::new);
    }

    /** So that {@code share} of the triangles stay if the shape admits it. */
    private Limit[] exact(double share) {
        Course[] courses = courses(share, 1);
        Course.take(courses, share);
        return Arrays.stream(courses)
                .map(course -> new Limit(course.left(), Double.POSITIVE_INFINITY))
                .toArray(Limit[]::new);
    }

    /** Tries every so many-th piece out. */
    private Course[] courses(double share, int step) {
        Course[] courses = new Course[pieces.length / step];
        inParallel(courses.length, i -> {
            int[] numbers = pieces[i * step + step / 2];
            Piece piece = new Piece(positions, costs, colors, triangles, numbers, seams);
            courses[i] = new Course(new Shrinking(piece, maxError), least(numbers, share));
        });
        return courses;
    }

    /** A piece may lose more than its share, but not all of it at once. */
    private static int least(int[] numbers, double share) {
        return (int) (share * share * numbers.length);
    }

    /** Answers whether there are enough triangles then; else nothing has changed. */
    private boolean shrink(Limit[] limits, int enough) {
        float[] moved = positions.clone();
        float[] spent = costs.clone();
        byte @Nullable [] mixed = colors == null ? null : colors.clone();
        int[][] results = new int[pieces.length][];
        inParallel(pieces.length, i -> {
            Shrinking shrinking = new Shrinking(new Piece(moved, spent, mixed, triangles, pieces[i], seams), maxError);
            while (shrinking.left() > limits[i].left && shrinking.next(limits[i].cost)) {}
            results[i] = shrinking.finish();
        });
        int size = Arrays.stream(results).mapToInt(result -> result.length).sum();
        if (size < 3L * enough) {
            return false;
        }
        triangles = new int[size];
        int to = 0;
        for (int i = 0; i < results.length; i++) {
            System.arraycopy(results[i], 0, triangles, to, results[i].length);
            to += results[i].length;
            results[i] = new int[0];
        }
        number(moved, spent, mixed);
        return true;
    }

    private BitSet seams() {
        BitSet seams = new BitSet();
        if (pieces.length > 1) {
            int[] owners = new int[positions.length / 3];
            for (int i = 0; i < pieces.length; i++) {
                for (int triangle : pieces[i]) {
                    for (int c = 3 * triangle; c < 3 * triangle + 3; c++) {
                        int owner = owners[triangles[c]];
                        if (owner == 0) {
                            owners[triangles[c]] = i + 1;
                        } else if (owner != i + 1) {
                            seams.set(triangles[c]);
                        }
                    }
                }
            }
        }
        return seams;
    }

    /** Leaves the vertices that have no triangle out. */
    private void number(float[] moved, float[] spent, byte @Nullable [] mixed) {
        int[] numbers = new int[moved.length / 3];
        for (int vertex : triangles) {
            numbers[vertex] = 1;
        }
        int count = 0;
        for (int v = 0; v < numbers.length; v++) {
            numbers[v] = numbers[v] == 0 ? -1 : count++;
        }
        positions = new float[3 * count];
        costs = new float[count];
        colors = mixed == null ? null : new byte[3 * count];
        for (int v = 0; v < numbers.length; v++) {
            if (numbers[v] >= 0) {
                System.arraycopy(moved, 3 * v, positions, 3 * numbers[v], 3);
                costs[numbers[v]] = spent[v];
                if (mixed != null && colors != null) {
                    System.arraycopy(mixed, 3 * v, colors, 3 * numbers[v], 3);
                }
            }
        }
        Arrays.setAll(triangles, c -> numbers[triangles[c]]);
    }

    /** Shares pieces among the processors. */
    private void inParallel(int count, IntConsumer work) {
        AtomicInteger next = new AtomicInteger();
        int workers = Math.max(2, triangles.length / 3 / MESH_PER_PIECE);
        workers = Math.min(Math.min(count, workers), Runtime.getRuntime().availableProcessors());
        IntStream.range(0, workers).parallel().forEach(worker -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                work.accept(i);
            }
        });
    }
}
