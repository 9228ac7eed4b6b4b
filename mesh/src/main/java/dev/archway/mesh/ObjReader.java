package dev.archway.mesh;

import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * Wavefront OBJ: vertices ({@code v x y z}, with red, green, blue from 0 to 1 where a scanner wrote them after the coordinates) and faces ({@code f}) of any
 * number of corners, whose texture and normal numbers are passed over. All groups and objects become one mesh; other statements say nothing about shape.
 */
final class ObjReader {

    private static final int SHORTEST_LINE = 20;

    private final Lines lines;
    private final Vertices vertices;
    private final Triangles triangles;
    private final float[] numbers = new float[7];

    /** The greatest vertex number named so far, and the complaint if it turns out that there is no such vertex. */
    private long greatest = -1;

    private MeshException ifGreatestIsMissing = new MeshException("");

    private ObjReader(FileChannel channel, Limits limits) throws IOException {
        lines = new Lines(new Input(channel), true);
        long expected = channel.size() / SHORTEST_LINE / 3;
        vertices = new Vertices(limits, (int) Math.min(expected, limits.maxVertices()));
        triangles = new Triangles(limits, 2 * expected);
    }

    static Mesh read(FileChannel channel, Limits limits) throws IOException {
        return new ObjReader(channel, limits).read();
    }

    private Mesh read() throws IOException {
        while (lines.next()) {
            if (lines.take("v")) {
                vertex();
            } else if (lines.take("f")) {
                face();
            }
        }
        if (greatest >= vertices.count()) {
            throw ifGreatestIsMissing;
        }
        int[] corners = triangles.corners();
        return Weld.of(vertices.positions(), corners, vertices.colors());
    }

    private void vertex() throws MeshException {
        int count = 0;
        while (count < 3 || lines.more()) {
            if (count == numbers.length) {
                throw lines.wrong("a vertex has more than 7 numbers");
            }
            numbers[count] = lines.number(name(count));
            count++;
        }
        for (int i = 0; i < 3; i++) {
            if (!Limits.fits(numbers[i])) {
                throw lines.wrong(Limits.complaint(name(i), numbers[i]));
            }
        }
        vertices.add(numbers[0], numbers[1], numbers[2]);
        // four are a weight after the coordinates, seven an alpha after the colour
        switch (count) {
            case 3, 4 -> {}
            case 6, 7 -> vertices.color(color(3), color(4), color(5));
            default -> throw lines.wrong("a vertex has 5 numbers, it should have 3, or 6 with a colour");
        }
    }

    private static String name(int number) {
        return switch (number) {
            case 0 -> "x";
            case 1 -> "y";
            case 2 -> "z";
            case 3 -> "red";
            case 4 -> "green";
            case 5 -> "blue";
            default -> "alpha";
        };
    }

    private int color(int number) throws MeshException {
        float value = numbers[number];
        if (!(value >= 0 && value <= 1)) {
            throw lines.wrong(name(number) + " is " + value + ", not from 0 to 1");
        }
        return Math.round(value * 255);
    }

    private void face() throws MeshException {
        int count = 0;
        int first = 0;
        int previous = 0;
        while (lines.more()) {
            int next = corner();
            if (count == 0) {
                first = next;
            } else if (count > 1) {
                triangles.add(first, previous, next);
            }
            previous = next;
            count++;
        }
        if (count < 3) {
            throw lines.wrong("a face has " + count + " vertices, it needs 3 or more");
        }
    }

    /** Vertices count from 1; negative numbers count back from the last vertex so far. */
    private int corner() throws MeshException {
        long number = lines.integer("a vertex number");
        lines.restOfCorner();
        long vertex = number < 0 ? vertices.count() + number : number - 1;
        if (number == 0 || vertex < 0 || vertex >= Integer.MAX_VALUE) {
            throw missing(number);
        }
        if (vertex > greatest) {
            greatest = vertex;
            if (vertex >= vertices.count()) {
                ifGreatestIsMissing = missing(number);
            }
        }
        return (int) vertex;
    }

    private MeshException missing(long number) {
        return lines.wrong("vertex number " + number + " does not exist");
    }
}
