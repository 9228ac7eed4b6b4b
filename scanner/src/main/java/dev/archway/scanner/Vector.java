package dev.archway.scanner;

/** Three numbers: a place or a direction in a jaw's coordinates. */
record Vector(double x, double y, double h) {

    Vector plus(double factor, Vector other) {
        return new Vector(x + factor * other.x, y + factor * other.y, h + factor * other.h);
    }

    double dot(Vector other) {
        return x * other.x + y * other.y + h * other.h;
    }

    /** What of it is at right angles to a unit vector. */
    Vector across(Vector unit) {
        return plus(-dot(unit), unit);
    }

    Vector unit() {
        double length = Math.sqrt(dot(this));
        return new Vector(x / length, y / length, h / length);
    }
}
