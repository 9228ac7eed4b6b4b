package dev.archway.scanner;

/** Smooth noise in space, from -1 to 1, one hill a unit: hashed values at whole coordinates, blended between. */
final class Noise {

    private final long seed;

    Noise(long seed) {
        this.seed = seed;
    }

    double at(double x, double y, double z) {
        int i = (int) Math.floor(x);
        int j = (int) Math.floor(y);
        int k = (int) Math.floor(z);
        double u = Smooth.step(0, 1, x - i);
        double v = Smooth.step(0, 1, y - j);
        double w = Smooth.step(0, 1, z - k);
        return Smooth.mix(layer(i, j, k, u, v), layer(i, j, k + 1, u, v), w);
    }

    private double layer(int i, int j, int k, double u, double v) {
        return Smooth.mix(
                Smooth.mix(value(i, j, k), value(i + 1, j, k), u),
                Smooth.mix(value(i, j + 1, k), value(i + 1, j + 1, k), u),
                v);
    }

    /** The finaliser of SplitMix64 over the coordinates. */
    private double value(int i, int j, int k) {
        long h = seed + i * 0x9E3779B97F4A7C15L + j * 0xC2B2AE3D27D4EB4FL + k * 0x165667B19E3779F9L;
        h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
        return ((h ^ (h >>> 31)) >> 11) * 0x1.0p-52;
    }
}
