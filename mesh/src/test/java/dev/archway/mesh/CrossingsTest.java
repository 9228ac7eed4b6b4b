package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CrossingsTest {

    /** Triangles of whole millimetres, of which many touch, lie in one plane or share corners. */
    private static Mesh triangles(Random random, int count, int room, int size) {
        float[] positions = new float[9 * count];
        int[] corners = random.ints(3L * count, 0, 3 * count).toArray();
        for (int t = 0; t < count; t++) {
            int x = random.nextInt(room);
            int y = random.nextInt(room);
            int z = random.nextInt(4) == 0 ? 0 : random.nextInt(room);
            int height = z == 0 ? 1 : size;
            for (int k = 0; k < 3; k++) {
                positions[9 * t + 3 * k] = x + random.nextInt(size);
                positions[9 * t + 3 * k + 1] = y + random.nextInt(size);
                positions[9 * t + 3 * k + 2] = z + random.nextInt(height);
                // most have corners of their own
                corners[3 * t + k] = random.nextInt(8) == 0 ? corners[3 * t + k] : 3 * t + k;
            }
        }
        return new Mesh(positions, corners, null);
    }

    /** Six times the volume of a tetrahedron, exactly. */
    private static long volume(float[] p, int a, int b, int c, int d) {
        long[] v = new long[9];
        int[] from = {3 * a, 3 * b, 3 * c};
        for (int i = 0; i < 9; i++) {
            v[i] = (long) p[from[i / 3] + i % 3] - (long) p[3 * d + i % 3];
        }
        return v[0] * (v[4] * v[8] - v[5] * v[7])
                + v[1] * (v[5] * v[6] - v[3] * v[8])
                + v[2] * (v[3] * v[7] - v[4] * v[6]);
    }

    private static boolean pierces(Mesh mesh, int one, int other) {
        int[] c = mesh.triangles();
        float[] p = mesh.positions();
        for (int k = 0; k < 3; k++) {
            int from = c[3 * one + k];
            int to = c[3 * one + (k + 1) % 3];
            long above = volume(p, c[3 * other], c[3 * other + 1], c[3 * other + 2], from);
            long below = volume(p, c[3 * other], c[3 * other + 1], c[3 * other + 2], to);
            int left = 0;
            for (int l = 0; l < 3; l++) {
                left += Long.signum(volume(p, from, to, c[3 * other + l], c[3 * other + (l + 1) % 3]));
            }
            if (Long.signum(above) * Long.signum(below) < 0 && Math.abs(left) == 3) {
                return true;
            }
        }
        return false;
    }

    /** One pair after the other, in whole numbers. */
    private static int count(Mesh mesh, int from, int to) {
        int crossing = 0;
        for (int t = 0; t < mesh.triangleCount(); t++) {
            boolean crosses = false;
            for (int other = t >= from && t < to ? t + 1 : from; other < to && !crosses; other++) {
                crosses = other != t && (pierces(mesh, t, other) || pierces(mesh, other, t));
            }
            crossing += crosses ? 1 : 0;
        }
        return crossing;
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void count_likeAllPairs(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 900) int triangles,
            @ForAll @IntRange(min = 4, max = 60) int room,
            @ForAll @IntRange(min = 2, max = 20) int size) {
        Random random = new Random(seed);
        Mesh mesh = triangles(random, triangles, room, size);
        int from = random.nextInt(triangles);
        int to = from + 1 + random.nextInt(triangles - from);

        Crossings crossings = new Crossings(new Growing(mesh), from, to);

        int expected = count(mesh, from, to);
        assertThat(crossings.count(0, triangles, Integer.MAX_VALUE)).isEqualTo(expected);
        int enough = random.nextInt(expected + 2);
        assertThat(crossings.count(0, triangles, enough)).isEqualTo(Math.min(expected, enough));
    }

    @Test
    void count_tooMany() {
        Mesh mesh = triangles(new Random(1), 600, 4, 20);

        int counted = new Crossings(new Growing(mesh), 0, 600).count(0, 600, Integer.MAX_VALUE, 1_000);

        assertThat(counted).isEqualTo(Integer.MAX_VALUE);
    }
}
