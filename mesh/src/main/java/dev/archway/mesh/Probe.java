package dev.archway.mesh;

/**
 * Finds the point of a surface that is nearest to a given one, exactly, and remembers it until the next question. Nothing is allocated for a question. Points
 * that follow each other closely are found faster, as the last answer bounds the next. For one thread at a time.
 */
public final class Probe {

    private final BoxTree tree;
    private final Mesh mesh;
    private final PseudoNormals normals;

    private final int[] waiting = new int[BoxTree.DEEPEST];
    private final double[] bounds = new double[BoxTree.DEEPEST];
    private final Nearest candidate = new Nearest();
    private final float[] corners = new float[9];
    private final double[] normal = new double[3];

    /** Where the nearest triangle is in the tree's order; that of an earlier question until something nearer is found. */
    private int place;

    private long compared;
    private boolean found;
    private int feature;
    private double squared;
    private double x;
    private double y;
    private double z;

    /** From the nearest point to the one that was asked for. */
    private double dx;

    private double dy;
    private double dz;

    /** Whether {@link #normal} and {@link #border} are those of the last answer. */
    private boolean oriented;

    private boolean border;

    Probe(BoxTree tree, Mesh mesh, PseudoNormals normals) {
        this.tree = tree;
        this.mesh = mesh;
        this.normals = normals;
    }

    /**
     * Looks for the nearest point of the surface. Of triangles that are equally near, the one with the least number counts, so the answer does not depend on
     * earlier questions.
     *
     * @param px x in millimetres
     * @param py y
     * @param pz z
     * @param within how far to look, in millimetres, positive infinity without a limit; a smaller limit is faster
     * @return whether the surface comes so near; if not, there is no answer to ask for
     */
    public boolean nearest(double px, double py, double pz, double within) {
        found = false;
        oriented = false;
        squared = within * within;
        if (tree.isEmpty() || !(within >= 0)) {
            return false;
        }
        compare(place, px, py, pz);
        int node = 0;
        double bound = tree.squaredDistance(0, px, py, pz);
        int depth = 0;
        while (true) {
            if (bound <= squared) {
                if (!tree.isLeaf(node)) {
                    int first = node + 1;
                    int second = tree.links[node];
                    double toFirst = tree.squaredDistance(first, px, py, pz);
                    double toSecond = tree.squaredDistance(second, px, py, pz);
                    boolean inOrder = toFirst <= toSecond;
                    waiting[depth] = inOrder ? second : first;
                    bounds[depth++] = Math.max(toFirst, toSecond);
                    node = inOrder ? first : second;
                    bound = Math.min(toFirst, toSecond);
                    continue;
                }
                compared += BoxTree.LEAF;
                for (int i = tree.from(node); i < tree.to(node); i++) {
                    compare(i, px, py, pz);
                }
            }
            if (depth == 0) {
                break;
            }
            node = waiting[--depth];
            bound = bounds[depth];
        }
        dx = px - x;
        dy = py - y;
        dz = pz - z;
        return found;
    }

    /** How many triangles this probe has looked at so far. */
    long compared() {
        return compared;
    }

    private void compare(int i, double px, double py, double pz) {
        tree.corners(i, corners);
        double distance = candidate.find(corners, px, py, pz);
        if (distance < squared || (distance == squared && (!found || tree.order[i] < tree.order[place]))) {
            squared = distance;
            found = true;
            place = i;
            feature = candidate.feature;
            x = candidate.x;
            y = candidate.y;
            z = candidate.z;
        }
    }

    /** The distance of the point that was asked for to the surface, in millimetres, 0 or more. */
    public double distance() {
        return Math.sqrt(answer());
    }

    /**
     * The distance with a sign: negative behind the surface, where its triangles are seen clockwise, so within a closed one. The side is that of the
     * pseudonormal of the vertex, edge or triangle on which the nearest point lies (J. Baerentzen, H. Aanaes, 2005); this is right for every closed surface
     * that does not cross itself. Before an open border ({@link #isOnBorder}) the side means little.
     */
    public double signedDistance() {
        return height() < 0 ? -distance() : distance();
    }

    /** How far the point that was asked for lies above the plane of the pseudonormal through the nearest point, in millimetres; 0 without a normal. */
    double height() {
        orient();
        double length = Facet.length(normal);
        return length > 0 ? (normal[0] * dx + normal[1] * dy + normal[2] * dz) / length : 0;
    }

    /** Puts the unit pseudonormal at the nearest point into {@code into} from {@code at} on; false when there is none. */
    boolean normal(double[] into, int at) {
        orient();
        double length = Facet.length(normal);
        for (int axis = 0; axis < 3 && length > 0; axis++) {
            into[at + axis] = normal[axis] / length;
        }
        return length > 0;
    }

    /** Whether the nearest point lies on an edge that belongs to one triangle only: the point that was asked for may lie beside the surface, not before it. */
    public boolean isOnBorder() {
        orient();
        return border;
    }

    /** The nearest point's x in millimetres. */
    public double x() {
        answer();
        return x;
    }

    /** The nearest point's y in millimetres. */
    public double y() {
        answer();
        return y;
    }

    /** The nearest point's z in millimetres. */
    public double z() {
        answer();
        return z;
    }

    /** The number of the triangle on which the nearest point lies. */
    public int triangle() {
        answer();
        return tree.order[place];
    }

    private double answer() {
        if (!found) {
            throw new IllegalStateException("no nearest point was found");
        }
        return squared;
    }

    private void orient() {
        answer();
        if (oriented) {
            return;
        }
        int corner = 3 * tree.order[place];
        int[] triangles = mesh.triangles();
        if (feature < 3) {
            int vertex = triangles[corner + feature];
            normals.ofVertex(vertex, normal);
            border = normals.isBorder(vertex);
        } else if (feature < Nearest.INSIDE) {
            border = normals.ofEdge(
                    tree, triangles[corner + feature - 3], triangles[corner + (feature - 2) % 3], waiting, normal);
        } else {
            normals.ofTriangle(tree.order[place], normal);
            border = false;
        }
        oriented = true;
    }
}
