package dev.archway.mesh;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which axes of a file point up (towards the patient's head) and to the front (out of the mouth).
 *
 * @param up the direction that is up in the file
 * @param front the direction that is to the front in the file
 */
public record Axes(Direction up, Direction front) {

    /** Along one of a file's axes. */
    public enum Direction {
        X(1, 0, 0),
        MINUS_X(-1, 0, 0),
        Y(0, 1, 0),
        MINUS_Y(0, -1, 0),
        Z(0, 0, 1),
        MINUS_Z(0, 0, -1);

        private final int x;
        private final int y;
        private final int z;

        Direction(int x, int y, int z) {
            this.x = x;
            this.y = y;
            this.z = z;
        }

        /** The part along x: 1, 0 or -1. */
        public int x() {
            return x;
        }

        /** The part along y: 1, 0 or -1. */
        public int y() {
            return y;
        }

        /** The part along z: 1, 0 or -1. */
        public int z() {
            return z;
        }

        /** As it is written in a manifest or on a command line: {@code x}, {@code -x} and so on. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace("minus_", "-");
        }
    }

    /** @throws IllegalArgumentException when both lie on the same axis */
    public Axes {
        if (up.x * front.x + up.y * front.y + up.z * front.z != 0) {
            throw new IllegalArgumentException("up (" + up + ") and front (" + front + ") lie on the same axis");
        }
    }

    /**
     * Reads axes as people write them.
     *
     * @param up one of x, -x, y, -y, z, -z, in whatever case; z when null or blank
     * @param front the same; -y when null or blank
     * @throws IllegalArgumentException when a value is none of these or both lie on the same axis; the message names the value and what is accepted
     */
    public static Axes parse(@Nullable String up, @Nullable String front) {
        return new Axes(direction("up", up, Direction.Z), direction("front", front, Direction.MINUS_Y));
    }

    private static Direction direction(String name, @Nullable String value, Direction otherwise) {
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        String wanted = value.strip();
        return Arrays.stream(Direction.values())
                .filter(d -> d.toString().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is \"" + value + "\", accepted are "
                        + Arrays.stream(Direction.values())
                                .map(Direction::toString)
                                .collect(Collectors.joining(", "))));
    }

    /**
     * Turns a mesh from the file's axes into the frame of a scan: x to the patient's left, y to the back, z up. It is a pure rotation, so that triangles keep
     * their orientation, and exact.
     */
    public Mesh toScanFrame(Mesh mesh) {
        return rotation().apply(mesh);
    }

    /** The rotation of {@link #toScanFrame}: its rows are left (back × up), back (minus front) and up. */
    public Transform rotation() {
        int backX = -front.x;
        int backY = -front.y;
        int backZ = -front.z;
        return new Transform(
                backY * up.z - backZ * up.y,
                backZ * up.x - backX * up.z,
                backX * up.y - backY * up.x,
                backX,
                backY,
                backZ,
                up.x,
                up.y,
                up.z,
                0,
                0,
                0);
    }
}
