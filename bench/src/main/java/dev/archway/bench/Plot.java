package dev.archway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Lines over one scale, both axes by powers of ten, as SVG: what grows in proportion runs along the dashed lines. */
record Plot(String title, String across, String upwards, List<Integer> xs, Map<String, double[]> lines) {

    private static final int WIDTH = 820;
    private static final int HEIGHT = 520;
    private static final int LEFT = 70;
    private static final int RIGHT = 150;
    private static final int TOP = 50;
    private static final int BOTTOM = 60;

    /** The height of a line's name. */
    private static final int NAME = 15;

    private static final String[] COLORS = {"#0b6e8f", "#c8553d", "#4f772d", "#7b2d8b", "#b58900", "#444444"};

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, svg());
    }

    private String svg() {
        int firstDecade = (int) Math.floor(Math.log10(xs.getFirst()));
        int lastDecade = (int) Math.ceil(Math.log10(xs.getLast()));
        double least =
                lines.values().stream().mapToDouble(each -> each[0]).min().orElse(1);
        double most = lines.values().stream()
                .mapToDouble(each -> each[each.length - 1])
                .max()
                .orElse(1);
        int low = (int) Math.floor(Math.log10(least));
        int high = (int) Math.ceil(Math.log10(most));
        StringBuilder svg = new StringBuilder(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                <text x="%d" y="28" font-size="17">%s</text>
                """, WIDTH, HEIGHT, LEFT, title));
        for (int decade = firstDecade; decade <= lastDecade; decade++) {
            double x = x(Math.pow(10, decade), firstDecade, lastDecade);
            line(svg, x, TOP, x, HEIGHT - BOTTOM, "#dddddd", "");
            text(svg, x, HEIGHT - BOTTOM + 20, "middle", "#333333", power(decade));
        }
        for (int decade = low; decade <= high; decade++) {
            double y = y(Math.pow(10, decade), low, high);
            line(svg, LEFT, y, WIDTH - RIGHT, y, "#dddddd", "");
            text(svg, LEFT - 8, y + 4, "end", "#333333", power(decade));
            // in proportion to the triangles
            double end = Math.min(lastDecade, firstDecade + high - decade);
            line(
                    svg,
                    LEFT,
                    y,
                    x(Math.pow(10, end), firstDecade, lastDecade),
                    y(Math.pow(10, decade + end - firstDecade), low, high),
                    "#cccccc",
                    " stroke-dasharray=\"4 5\"");
        }
        text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 16, "middle", "#333333", across);
        text(svg, LEFT - 8, TOP - 10, "end", "#333333", upwards);
        Map<String, Double> places = places(low, high);
        int color = 0;
        for (Map.Entry<String, double[]> line : lines.entrySet()) {
            String ink = COLORS[color++ % COLORS.length];
            draw(svg, line.getValue(), ink, firstDecade, lastDecade, low, high);
            double place = Objects.requireNonNull(places.get(line.getKey()));
            text(svg, x(xs.getLast(), firstDecade, lastDecade) + 8, place + 4, "start", ink, line.getKey());
        }
        return svg.append("</svg>\n").toString();
    }

    /** Where each line's name stands: beside its end, or as far below it as the names above need. */
    private Map<String, Double> places(int low, int high) {
        Map<String, Double> places = new HashMap<>();
        double free = TOP;
        for (Map.Entry<String, double[]> line : lines.entrySet().stream()
                .sorted(Comparator.comparingDouble(line -> -line.getValue()[xs.size() - 1]))
                .toList()) {
            double place = Math.max(y(line.getValue()[xs.size() - 1], low, high), free);
            places.put(line.getKey(), place);
            free = place + NAME;
        }
        return places;
    }

    private void draw(StringBuilder svg, double[] ys, String color, int first, int last, int low, int high) {
        svg.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"")
                .append(color)
                .append("\" points=\"");
        IntStream.range(0, ys.length)
                .forEach(i -> svg.append(
                        String.format(Locale.ROOT, "%.1f,%.1f ", x(xs.get(i), first, last), y(ys[i], low, high))));
        svg.append("\"/>\n");
        for (int i = 0; i < ys.length; i++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n",
                    x(xs.get(i), first, last),
                    y(ys[i], low, high),
                    color));
        }
    }

    private static double x(double value, int first, int last) {
        return LEFT + (Math.log10(value) - first) / (last - first) * (WIDTH - RIGHT - LEFT);
    }

    private static double y(double value, int low, int high) {
        return HEIGHT - BOTTOM - (Math.log10(value) - low) / (high - low) * (HEIGHT - BOTTOM - TOP);
    }

    private static String power(int decade) {
        return decade >= 0 && decade < 4 ? Integer.toString((int) Math.pow(10, decade)) : "1e" + decade;
    }

    private static void line(StringBuilder svg, double x1, double y1, double x2, double y2, String color, String more) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"%s/>%n",
                x1,
                y1,
                x2,
                y2,
                color,
                more));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String color, String words) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                color,
                words));
    }
}
