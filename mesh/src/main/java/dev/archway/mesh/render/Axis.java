package dev.archway.mesh.render;

/**
 * A direction or a point in the frame of a scan: x to the patient's left, y to the back, z up.
 *
 * @param x millimetres to the patient's left
 * @param y millimetres to the back
 * @param z millimetres up
 */
public record Axis(double x, double y, double z) {

    static final Axis X = new Axis(1, 0, 0);
    static final Axis Y = new Axis(0, 1, 0);
    static final Axis Z = new Axis(0, 0, 1);

    Axis negated() {
        return new Axis(-x, -y, -z);
    }

    Axis plus(Axis other, double times) {
        return new Axis(x + other.x * times, y + other.y * times, z + other.z * times);
    }

    Axis cross(Axis other) {
        return new Axis(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    double dot(Axis other) {
        return x * other.x + y * other.y + z * other.z;
    }
}
