package dev.archway.mesh;

/** The places of vertices, no two of them the same: a file without vertex numbers, such as STL, would make them one vertex. */
final class Places {

    private Places() {}

    /**
     * Moves each vertex that lies where another one does, by the least steps that its coordinates can make. The cost is linear.
     *
     * @param positions changed where two vertices are in one place
     * @param from the first of the vertices that may be moved; those before it lie in different places
     */
    static void part(float[] positions, int from) {
        int count = positions.length / 3 - from;
        boolean moved = count > 0;
        for (int times = 0; moved; times++) {
            moved = false;
            Weld places = new Weld(count);
            for (int v = 0; v < count; v++) {
                while (places.vertex(positions, from + v) != v) {
                    move(positions, from + v, times++);
                    moved = true;
                }
            }
            for (int v = 0; v < from; v++) {
                int other = places.find(positions, v);
                if (other >= 0) {
                    move(positions, from + other, times);
                    moved = true;
                }
            }
        }
    }

    /** Moves a vertex anywhere near, farther the more often that was done. */
    private static void move(float[] positions, int vertex, int times) {
        // G. L. Steele, D. Lea, C. H. Flood, Fast splittable pseudorandom number generators, 2014
        long z = (vertex + ((long) times << 32)) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        z ^= z >>> 31;
        int most = 1 << Math.min(12, 1 + times / 8);
        for (int axis = 0; axis < 3; axis++) {
            int steps = (int) ((z >>> (20 * axis)) & 0xfffff) % (2 * most + 1) - most;
            positions[3 * vertex + axis] += steps * Math.ulp(positions[3 * vertex + axis]);
        }
    }
}
