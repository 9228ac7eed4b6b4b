package dev.archway.scanner;

import dev.archway.mesh.render.Picture;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A made-up photograph of the chewing surface of a molar between its neighbours, in colour or in near-infrared light. In that light enamel lets through what dentin
 * throws back, so that a tooth looks bright with a dark rim, and a flaw in the enamel is a bright spot in the rim.
 */
final class ToothPhoto {

    static final int WIDTH = 960;
    static final int HEIGHT = 720;

    /** Millimetres from left to right. */
    private static final double FIELD = 17;

    private static final double SCALE = FIELD / WIDTH;
    private static final int STRIDE = WIDTH + 1;

    private final boolean infrared;
    private final Noise noise;
    private final Crown[] crowns;
    private final double flawX;
    private final double flawY;

    /** Millimetres towards the camera at each pixel, with one more row and column. */
    private final float[] heights = new float[STRIDE * (HEIGHT + 1)];

    ToothPhoto(long seed, boolean infrared) {
        this.infrared = infrared;
        this.noise = new Noise(seed);
        SplittableRandom random = new SplittableRandom(seed);
        Crown middle = new Crown(
                random.nextDouble(-0.4, 0.4),
                random.nextDouble(-0.3, 0.3),
                5.1 + random.nextDouble(0.4),
                4.7 + random.nextDouble(0.4),
                random.nextDouble(6.28));
        double left = 4.3 + random.nextDouble(0.5);
        double right = 4.9 + random.nextDouble(0.4);
        crowns = new Crown[] {
            new Crown(middle.x - middle.wide - left - 0.05, random.nextDouble(-0.4, 0.4), left, 4.3, random.nextDouble(6.28)),
            middle,
            new Crown(middle.x + middle.wide + right + 0.05, random.nextDouble(-0.4, 0.4), right, 4.6, random.nextDouble(6.28))
        };
        flawX = middle.x + middle.wide * 0.86;
        flawY = middle.y + random.nextDouble(-1.2, 1.2);
    }

    /** Where a dentist would point at: parts of the picture's width and height. */
    Marks marks() {
        return new Marks(
                flawX / FIELD + 0.5, flawY / (FIELD * HEIGHT / WIDTH) + 0.5, 0.09, infrared ? "CHECK CONTACT" : "WATCH");
    }

    Picture picture() {
        IntStream.rangeClosed(0, HEIGHT).parallel().forEach(row -> {
            for (int column = 0; column <= WIDTH; column++) {
                heights[row * STRIDE + column] = (float) height(x(column), y(row));
            }
        });
        int[] rgb = new int[WIDTH * HEIGHT];
        IntStream.range(0, HEIGHT).parallel().forEach(row -> {
            for (int column = 0; column < WIDTH; column++) {
                rgb[row * WIDTH + column] = pixel(column, row);
            }
        });
        return new Picture(WIDTH, HEIGHT, rgb);
    }

    private static double x(int column) {
        return (column + 0.5 - WIDTH / 2.0) * SCALE;
    }

    private static double y(int row) {
        return (row + 0.5 - HEIGHT / 2.0) * SCALE;
    }

    private int pixel(int column, int row) {
        double x = x(column);
        double y = y(row);
        Crown crown = nearest(x, y);
        double in = crown.inside(x, y);
        int at = row * STRIDE + column;
        double slopeX = (heights[at + 1] - heights[at]) / SCALE;
        double slopeY = (heights[at + STRIDE] - heights[at]) / SCALE;
        double light = light(slopeX, slopeY);
        double[] tooth = infrared ? infraredTooth(crown, in, x, y, light) : colouredTooth(crown, in, x, y, light);
        double[] round = infrared ? infraredGum(x, y) : colouredGum(x, y);
        // the edge is a little out of focus
        double cover = Smooth.step(-0.035, 0.03, in);
        double vignette = 1 - 0.75 * Smooth.step(0.28, 0.68, Math.hypot(x / FIELD, y / FIELD));
        double shadow = 1 - 0.45 * Smooth.step(-0.30, -0.01, in) * (1 - cover);
        double grain = (infrared ? 0.035 : 0.02) * noise.at(column * 0.9, row * 0.9, 7);
        double glare = glare(slopeX, slopeY) * cover;
        int rgb = 0;
        for (int channel = 0; channel < 3; channel++) {
            double value = (Smooth.mix(round[channel] * shadow, tooth[channel], cover) + glare) * vignette + grain;
            rgb = rgb << 8 | (int) Math.round(255 * Math.clamp(value, 0, 1));
        }
        return rgb;
    }

    private double[] infraredTooth(Crown crown, double in, double x, double y, double light) {
        double dentin = Smooth.step(0.10, 0.34, in + 0.03 * noise.at(x * 0.8, y * 0.8, 1));
        double value = 0.20 + 0.10 * light + 0.50 * dentin * (0.55 + 0.48 * light);
        value -= 0.20 * crown.grooves(x, y) * Smooth.step(0.25, 0.5, in);
        value += 0.03 * noise.at(x * 2.2, y * 2.2, 3);
        value += 0.42 * flaw(x, y);
        return new double[] {value, value, value};
    }

    private double flaw(double x, double y) {
        double off = Math.hypot(x - flawX, (y - flawY) * 0.7) / 0.42;
        return Math.exp(-off * off);
    }

    private double[] infraredGum(double x, double y) {
        double value = 0.34 + 0.05 * noise.at(x * 0.5, y * 0.5, 4) + 0.025 * noise.at(x * 2.5, y * 2.5, 5);
        return new double[] {value, value, value};
    }

    private double[] colouredTooth(Crown crown, double in, double x, double y, double light) {
        double core = Smooth.step(0.08, 0.55, in);
        double shade = 0.46 + 0.58 * light + 0.02 * noise.at(x * 1.5, y * 1.5, 2);
        double stain = 0.6 * crown.grooves(x, y) * Smooth.step(0.2, 0.5, in) + 0.35 * flaw(x, y);
        double red = Smooth.mix(0.80, 0.93, core) * shade * (1 - 0.45 * stain);
        double green = Smooth.mix(0.79, 0.86, core) * shade * (1 - 0.62 * stain);
        double blue = Smooth.mix(0.77, 0.70, core) * shade * (1 - 0.80 * stain);
        return new double[] {red, green, blue};
    }

    private double[] colouredGum(double x, double y) {
        double stipple = 0.04 * noise.at(x * 3.5, y * 3.5, 5) + 0.07 * noise.at(x * 0.6, y * 0.6, 4);
        return new double[] {0.74 + stipple, 0.40 + stipple, 0.40 + stipple * 0.9};
    }

    /** How much a surface faces the lamp, which sits above and a little to the left. */
    private static double light(double slopeX, double slopeY) {
        double length = Math.sqrt(slopeX * slopeX + slopeY * slopeY + 1);
        return Math.clamp((0.42 * slopeX + 0.34 * slopeY + 0.84) / length, 0, 1.1);
    }

    /** The lamps' own image on wet enamel. */
    private double glare(double slopeX, double slopeY) {
        double first = Math.hypot(slopeX - 0.42, slopeY - 0.36);
        double second = Math.hypot(slopeX + 0.36, slopeY - 0.30);
        return (infrared ? 0.35 : 0.6) * (1 - Smooth.step(0.03, 0.15, first))
                + 0.25 * (1 - Smooth.step(0.03, 0.12, second));
    }

    private double height(double x, double y) {
        return nearest(x, y).height(x, y) + 0.035 * noise.at(x * 1.1, y * 1.1, 6);
    }

    private Crown nearest(double x, double y) {
        Crown nearest = crowns[0];
        for (Crown crown : crowns) {
            if (crown.inside(x, y) > nearest.inside(x, y)) {
                nearest = crown;
            }
        }
        return nearest;
    }

    /** A tooth from above: its middle, half its width and depth in millimetres, and what makes it differ from others. */
    private record Crown(double x, double y, double wide, double deep, double own) {

        /** 1 in the middle, 0 at the edge, less outside. */
        double inside(double atX, double atY) {
            double u = Math.abs(atX - x) / wide;
            double v = Math.abs(atY - y) / deep;
            double angle = Math.atan2(atY - y, atX - x);
            double lobes = 1 + 0.025 * Math.cos(4 * angle + 0.3 * Math.sin(own)) + 0.012 * Math.cos(7 * angle + own);
            return 1 - Math.cbrt(u * u * u + v * v * v) / lobes;
        }

        double height(double atX, double atY) {
            double u = (atX - x) / wide;
            double v = (atY - y) / deep;
            double rise = 1.5 * Smooth.step(0, 0.42, inside(atX, atY));
            double cusps = hill(u + 0.46, v + 0.45) + hill(u - 0.44, v + 0.47) + hill(u + 0.47, v - 0.45) + hill(u - 0.42, v - 0.46);
            return rise + 1.7 * cusps - 0.30 * grooves(atX, atY);
        }

        /** 1 at the bottom of a groove: one along the tooth, and two across that do not meet. */
        double grooves(double atX, double atY) {
            double u = (atX - x) / wide;
            double v = (atY - y) / deep;
            double along = groove(v - 0.05 * Math.sin(5 * u + own)) * (1 - Smooth.step(0.55, 0.72, Math.abs(u)));
            double up = groove(u - 0.10 - 0.06 * Math.sin(4 * v + own)) * band(v, -0.78, 0.02);
            double down = groove(u + 0.08 - 0.05 * Math.cos(5 * v + own)) * band(v, -0.02, 0.74);
            return Math.max(along, Math.max(up, down));
        }

        private static double groove(double off) {
            double part = off / 0.045;
            return Math.exp(-part * part);
        }

        private static double band(double at, double from, double to) {
            return Smooth.step(from - 0.08, from + 0.08, at) * (1 - Smooth.step(to - 0.08, to + 0.08, at));
        }

        private static double hill(double u, double v) {
            return Math.exp(-(u * u + v * v) / 0.1);
        }
    }
}
