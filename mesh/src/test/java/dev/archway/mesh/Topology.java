package dev.archway.mesh;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a mesh is apart from its shape: the numbers that no honest decimation changes, found with maps. */
record Topology(int bodies, int euler, int borderLoops, boolean manifold) {

    static Topology of(Mesh mesh) {
        Map<List<Integer>, Integer> directed = new HashMap<>();
        Map<List<Integer>, Integer> edges = new HashMap<>();
        Map<Integer, Map<Integer, Integer>> fans = new HashMap<>();
        Map<Integer, Integer> bodies = new HashMap<>();
        int[] t = mesh.triangles();
        boolean manifold = true;
        for (int i = 0; i < t.length; i += 3) {
            for (int k = 0; k < 3; k++) {
                int a = t[i + k];
                int b = t[i + (k + 1) % 3];
                directed.merge(List.of(a, b), 1, Integer::sum);
                edges.merge(List.of(Math.min(a, b), Math.max(a, b)), 1, Integer::sum);
                // round vertex a the fan leads from b to the third corner
                manifold &= fans.computeIfAbsent(a, v -> new HashMap<>()).put(b, t[i + (k + 2) % 3]) == null;
                bodies.merge(root(bodies, a), root(bodies, b), (old, next) -> next);
            }
        }
        manifold &= edges.values().stream().allMatch(count -> count <= 2);
        manifold &= directed.values().stream().allMatch(count -> count == 1);
        for (Map<Integer, Integer> fan : fans.values()) {
            manifold &= isOneFan(fan);
        }
        Map<Integer, Integer> border = new HashMap<>();
        directed.keySet().stream()
                .filter(edge -> !directed.containsKey(List.of(edge.getLast(), edge.getFirst())))
                .forEach(edge -> border.put(edge.getFirst(), edge.getLast()));
        Set<Integer> roots = new HashSet<>();
        fans.keySet().forEach(v -> roots.add(root(bodies, v)));
        return new Topology(roots.size(), fans.size() - edges.size() + t.length / 3, loops(border), manifold);
    }

    private static int root(Map<Integer, Integer> bodies, int vertex) {
        int v = vertex;
        while (bodies.computeIfAbsent(v, same -> same) != v) {
            v = bodies.get(v);
        }
        return v;
    }

    private static boolean isOneFan(Map<Integer, Integer> fan) {
        int start = fan.keySet().stream()
                .filter(v -> !fan.containsValue(v))
                .findFirst()
                .orElse(fan.keySet().iterator().next());
        int steps = 0;
        for (Integer v = start; fan.containsKey(v) && steps < fan.size(); v = fan.get(v)) {
            steps++;
        }
        return steps == fan.size();
    }

    private static int loops(Map<Integer, Integer> border) {
        Set<Integer> seen = new HashSet<>();
        int loops = 0;
        for (int start : border.keySet()) {
            loops += seen.contains(start) ? 0 : 1;
            for (Integer v = start; v != null && seen.add(v); v = border.get(v)) {}
        }
        return loops;
    }
}
