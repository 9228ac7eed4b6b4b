package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a solid must be, looked at without the code under test. */
final class Closed {

    private Closed() {}

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
