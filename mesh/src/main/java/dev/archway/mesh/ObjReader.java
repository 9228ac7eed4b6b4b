package dev.archway.mesh;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * Wavefront OBJ: vertices ({@code v x y z}, with red, green, blue from 0 to 1 or from 0 to 255 where a scanner wrote them after the coordinates) and faces ({@code f}) of any
 * number of corners, whose texture and normal numbers are passed over. All groups and objects become one mesh; other statements say nothing about shape.
 */
final class ObjReader {

    /** Bytes of a file for each of its vertices, usually; a guess at how many will come. */
    private static final int USUAL_VERTEX = 74;

    /** So many bytes have one triangle at least; how many there are is seen when these are there. */
    private static final int FEW = 400;

    private static final int BRIGHTEST = 255;

    private final Lines lines;
    private final Vertices vertices;
    private final Triangles triangles;
    private final float[] numbers = new float[7];

    /** The greatest vertex number named so far, and the complaint if it turns out that there is no such vertex. */
    private long greatest = -1;

    private MeshException ifGreatestIsMissing = new MeshException("");

    /** What 1 of a colour is; 1 in files that count from 0 to 255. */
    private int one = BRIGHTEST;

    /** The complaint of a colour that is a little more than 1, if the file turns out to count from 0 to 1. */
    private @Nullable MeshException ifFractions;

    private ObjReader(FileChannel channel, Limits limits) throws IOException {
        lines = new Lines(new Input(channel), true);
        int expected = (int) Math.min(channel.size() / USUAL_VERTEX, limits.maxVertices());
        vertices = new Vertices(limits, lines::wrong, expected);
        triangles = new Triangles(limits, lines::wrong, lines::remaining, channel.size() / FEW);
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
        if (ifFractions != null && one == BRIGHTEST) {
            throw ifFractions;
        }
        return vertices.mesh(triangles);
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
        // four are a weight after the coordinates, seven an alpha after the colour
        switch (count) {
            case 3, 4 -> vertices.add(numbers[0], numbers[1], numbers[2]);
            case 6, 7 -> {
                checkColor();
                vertices.add(numbers[0], numbers[1], numbers[2]);
                vertices.color(channel(3) << 16 | channel(4) << 8 | channel(5));
            }
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

    /** One value of 2 or more says that the file counts from 0 to 255; what is between 1 and 2 may be that or a mistake. */
    private void checkColor() throws MeshException {
        for (int i = 3; i < 6; i++) {
            float value = numbers[i];
            if (!(value >= 0 && value <= BRIGHTEST)) {
                throw lines.wrong(name(i) + " is " + value + ", not from 0 to 1 or to 255");
            }
            if (value >= 2 && one == BRIGHTEST) {
                one = 1;
                vertices.darken();
            }
            if (value > 1 && ifFractions == null) {
                ifFractions = lines.wrong(
                        name(i) + " is " + value + ", not from 0 to 1, and no colour in the file is 2 or more");
            }
        }
    }

    private int channel(int number) {
        return Math.min(Math.round(numbers[number] * one), BRIGHTEST);
    }

    private void face() throws MeshException {
        triangles.begin();
        while (lines.more()) {
            triangles.corner(corner());
        }
        triangles.close();
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
