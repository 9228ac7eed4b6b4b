package dev.archway.mesh;

/** Edges by their cost, the cheapest first; of equals the one with the least number. A heap of four children a node (D. Johnson, 1975) that knows where each edge is. */
final class EdgeQueue {

    private static final int FAN = 4;

    private final double[] costs;
    private final int[] edges;

    /** Where each edge is, -1 when it is not here. */
    private final int[] places;

    private int size;

    /**
     * Takes those edges whose cost is finite.
     *
     * @param costOfEach becomes the queue's own
     */
    EdgeQueue(double[] costOfEach) {
        costs = costOfEach;
        edges = new int[costOfEach.length];
        places = new int[costOfEach.length];
        for (int edge = 0; edge < costOfEach.length; edge++) {
            places[edge] = -1;
            if (costs[edge] < Double.POSITIVE_INFINITY) {
                put(size++, edge, costs[edge]);
            }
        }
        for (int i = (size - 2) / FAN; i >= 0 && size > 1; i--) {
            sink(i, edges[i], costs[i]);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The cost of the cheapest edge. */
    double least() {
        return costs[0];
    }

    /** Takes the cheapest edge away. */
    int poll() {
        int edge = edges[0];
        remove(edge);
        return edge;
    }

    /** Gives an edge a cost, whether it is here or not; with an infinite one it is not. */
    void set(int edge, double cost) {
        if (!(cost < Double.POSITIVE_INFINITY)) {
            remove(edge);
            return;
        }
        int place = places[edge];
        if (place < 0) {
            rise(size++, edge, cost);
        } else if (before(cost, edge, place)) {
            rise(place, edge, cost);
        } else {
            sink(place, edge, cost);
        }
    }

    void remove(int edge) {
        int place = places[edge];
        if (place < 0) {
            return;
        }
        places[edge] = -1;
        size--;
        if (place < size) {
            int last = edges[size];
            double cost = costs[size];
            if (place > 0 && before(cost, last, (place - 1) / FAN)) {
                rise(place, last, cost);
            } else {
                sink(place, last, cost);
            }
        }
    }

    private boolean before(double cost, int edge, int place) {
        return cost < costs[place] || (cost == costs[place] && edge < edges[place]);
    }

    private void put(int place, int edge, double cost) {
        costs[place] = cost;
        edges[place] = edge;
        places[edge] = place;
    }

    private void rise(int from, int edge, double cost) {
        int place = from;
        while (place > 0 && before(cost, edge, (place - 1) / FAN)) {
            int parent = (place - 1) / FAN;
            put(place, edges[parent], costs[parent]);
            place = parent;
        }
        put(place, edge, cost);
    }

    private void sink(int from, int edge, double cost) {
        int place = from;
        while (FAN * place + 1 < size) {
            int least = FAN * place + 1;
            for (int child = least + 1; child < Math.min(size, FAN * place + FAN + 1); child++) {
                if (before(costs[child], edges[child], least)) {
                    least = child;
                }
            }
            if (before(cost, edge, least)) {
                break;
            }
            put(place, edges[least], costs[least]);
            place = least;
        }
        put(place, edge, cost);
    }
}
