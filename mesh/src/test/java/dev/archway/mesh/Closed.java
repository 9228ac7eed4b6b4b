package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a solid must be, looked at without the code under test. */
final class Closed {

    private Closed() {}

    /** The same of the triangles alone, as a program sees them that reads a file without vertex numbers: vertices are one if they lie in one place. */
    static void checkByPlace(Mesh mesh) {
        Map<List<Float>, Integer> places = new HashMap<>();
        int[] numbers = new int[mesh.vertexCount()];
        for (int v = 0; v < numbers.length; v++) {
            float[] p = mesh.positions();
            // a list tells -0 from 0, unlike the program
            List<Float> place = List.of(p[3 * v] + 0f, p[3 * v + 1] + 0f, p[3 * v + 2] + 0f);
            numbers[v] = places.computeIfAbsent(place, key -> places.size());
        }
        check(new Mesh(
                new float[3 * places.size()],
                Arrays.stream(mesh.triangles()).map(v -> numbers[v]).toArray(),
                null));
    }

    /** Each body encloses something, and has it inside. */
    static void checkBodies(Mesh mesh) {
        bodies(mesh).forEach(body -> assertThat(Measures.signedVolume(body)).isPositive());
    }

    /** What hangs together, each for itself. */
    static List<Mesh> bodies(Mesh mesh) {
        Components parts = Components.byEdges(mesh);
        BitSet[] triangles = new BitSet[parts.count()];
        Arrays.setAll(triangles, part -> new BitSet());
        for (int t = 0; t < mesh.triangleCount(); t++) {
            triangles[parts.ofTriangles()[t]].set(t);
        }
        return Arrays.stream(triangles).map(part -> Faces.only(mesh, part)).toList();
    }

    /** Each edge is in two triangles that run through it in opposite directions, and the triangles at each vertex are one fan. */
    static void check(Mesh mesh) {
        int[] c = mesh.triangles();
        Map<Long, Integer> following = new HashMap<>();
        for (int h = 0; h < c.length; h++) {
            int next = h % 3 == 2 ? h - 2 : h + 1;
            Integer before = following.put((long) c[h] << 32 | c[next], h);
            assertThat(before)
                    .as("a second triangle runs from %s to %s", c[h], c[next])
                    .isNull();
        }
        Set<Integer> seen = new HashSet<>();
        boolean[] done = new boolean[c.length];
        for (int start = 0; start < c.length; start++) {
            if (done[start]) {
                continue;
            }
            assertThat(seen.add(c[start]))
                    .as("a second fan at vertex %s", c[start])
                    .isTrue();
            int h = start;
            do {
                done[h] = true;
                int previous = h % 3 == 0 ? h + 2 : h - 1;
                Integer beside = following.get((long) c[h] << 32 | c[previous]);
                assertThat(beside).as("border from %s to %s", c[h], c[previous]).isNotNull();
                h = beside;
            } while (h != start);
        }
    }
}
