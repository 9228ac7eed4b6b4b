package dev.archway.mesh;

/**
 * Which colour a distance has. Between two stops colours change evenly, before the first and after the last they stay; what is no finite number has a colour of
 * its own. A value; the arrays are copied.
 */
public final class ColorScale {

    private static final int PLASTER = 0xe6dfd3;
    private static final int UNPAIRED = 0x9a9a9a;

    private final double[] stops;
    private final int[] colors;
    private final int none;

    /**
     * @param stops in millimetres, ascending, at least one
     * @param colors 0xRRGGBB of each stop
     * @param none 0xRRGGBB of what has no distance
     * @throws IllegalArgumentException when there is no stop, stops do not ascend or are not finite, or the arrays differ in length
     */
    public ColorScale(double[] stops, int[] colors, int none) {
        if (stops.length == 0 || stops.length != colors.length) {
            throw new IllegalArgumentException(stops.length + " stops and " + colors.length + " colours");
        }
        for (int i = 0; i < stops.length; i++) {
            if (!Double.isFinite(stops[i]) || (i > 0 && stops[i] <= stops[i - 1])) {
                throw new IllegalArgumentException("stop " + (i + 1) + " is " + stops[i] + " mm, stops ascend");
            }
        }
        this.stops = stops.clone();
        this.colors = colors.clone();
        this.none = none;
    }

    /**
     * The scale of occlusal contacts, in the colours that dentists know from articulating foil and design software: black-red where jaws overlap by 0.1 mm and
     * more, red where they touch, orange up to 0.1 mm, yellow at 0.25, green at 0.5, blue at 1 and fading until 2 mm. What is farther away has the colour of
     * plaster.
     */
    public static ColorScale contact() {
        return new ColorScale(
                new double[] {-0.1, 0, 0.1, 0.25, 0.5, 1, 2},
                new int[] {0x5c0011, 0xe3001b, 0xff7f0e, 0xffdd22, 0x3fae49, 0x2f86d6, 0xc6d8e8},
                PLASTER);
    }

    /**
     * The contact scale for everyone who does not tell red from green: the same stops in colours that become evenly lighter, from black-violet where jaws overlap
     * over magenta and orange to yellow at 1 mm, fading until 2 mm (after the map "plasma" of N. Smith and S. van der Walt, 2015).
     */
    public static ColorScale contactByLightness() {
        return new ColorScale(
                new double[] {-0.1, 0, 0.1, 0.25, 0.5, 1, 2},
                new int[] {0x0d0887, 0x6a00a8, 0xa52c8f, 0xcc4778, 0xed7953, 0xfdb42f, 0xf4efb8},
                PLASTER);
    }

    /**
     * The scale of differences: white within the tolerance, blue where something is gone, red where something was added, darkest at {@code range} and beyond. Blue
     * and red differ for everyone. What has no counterpart is grey.
     *
     * @param range in millimetres
     * @param tolerance in millimetres, less than half of {@code range}
     * @throws IllegalArgumentException when not 0 &lt; tolerance &lt; range / 2
     */
    public static ColorScale difference(double range, double tolerance) {
        if (!(tolerance > 0 && tolerance < range / 2 && range < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tolerance is " + tolerance + " mm and range " + range
                    + " mm; accepted is a tolerance of more than 0 and less than half of the range");
        }
        return new ColorScale(
                new double[] {-range, -range / 2, -tolerance, tolerance, range / 2, range},
                new int[] {0x08306b, 0x3a87c8, 0xf5f3ee, 0xf5f3ee, 0xe2604a, 0x7f0010},
                UNPAIRED);
    }

    /** How many stops there are. */
    public int size() {
        return stops.length;
    }

    /** A stop in millimetres; {@code i} is 0 to {@link #size} - 1. */
    public double stop(int i) {
        return stops[i];
    }

    /** 0xRRGGBB of what has no distance. */
    public int none() {
        return none;
    }

    /** 0xRRGGBB of a distance in millimetres; NaN and infinities have none. */
    public int color(double distance) {
        if (!Double.isFinite(distance)) {
            return none;
        }
        int next = 0;
        while (next < stops.length && stops[next] <= distance) {
            next++;
        }
        if (next == 0 || next == stops.length) {
            return colors[next == 0 ? 0 : next - 1];
        }
        double part = (distance - stops[next - 1]) / (stops[next] - stops[next - 1]);
        return mix(colors[next - 1], colors[next], part);
    }

    private static int mix(int a, int b, double part) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int from = a >> shift & 0xff;
            int to = b >> shift & 0xff;
            mixed |= (int) Math.round(from + part * (to - from)) << shift;
        }
        return mixed;
    }

    /**
     * The mesh in the colours of its vertices' distances; positions and triangles are shared with the one given.
     *
     * @param mesh whose colours, if it has any, are left out
     * @param distances one of each vertex, in millimetres
     * @throws IllegalArgumentException when there are not as many distances as vertices
     */
    public Mesh paint(Mesh mesh, float[] distances) {
        if (distances.length != mesh.vertexCount()) {
            throw new IllegalArgumentException(distances.length + " distances of " + mesh.vertexCount() + " vertices");
        }
        byte[] painted = new byte[3 * distances.length];
        for (int v = 0; v < distances.length; v++) {
            int color = color(distances[v]);
            painted[3 * v] = (byte) (color >> 16);
            painted[3 * v + 1] = (byte) (color >> 8);
            painted[3 * v + 2] = (byte) color;
        }
        return new Mesh(mesh.positions(), mesh.triangles(), painted);
    }
}
