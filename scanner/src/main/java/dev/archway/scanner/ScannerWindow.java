package dev.archway.scanner;

import dev.archway.mesh.render.Lettering;
import dev.archway.mesh.render.Picture;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** All that a scanner's screen might show round a picture of the scan: a title, tools, a strip of views, the time. It names the order and nobody. */
final class ScannerWindow {

    static final int WIDTH = 1600;
    static final int HEIGHT = 1000;

    private static final int TITLE = 64;
    private static final int TOOLS = 96;
    private static final int FOOT = 52;
    private static final int DARK = 0x252b33;
    private static final int PANEL = 0x303842;
    private static final int TOOL = 0x3d4753;
    private static final int INK = 0xdde3ea;
    private static final int FAINT = 0x8b96a3;
    private static final int ACCENT = 0x3fa7a0;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd  HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The size of the picture of the scan in the window. */
    static final int VIEW_WIDTH = WIDTH - 2 * TOOLS;

    static final int VIEW_HEIGHT = HEIGHT - TITLE - FOOT;

    private ScannerWindow() {}

    static Picture round(Picture view, long orderId, Instant time) {
        Drawing drawing = new Drawing(WIDTH, HEIGHT, PANEL);
        drawing.put(view, TOOLS, TITLE);
        drawing.box(-1, -1, WIDTH + 1, TITLE, 0, DARK);
        drawing.box(-1, HEIGHT - FOOT, WIDTH + 1, HEIGHT + 1, 0, DARK);
        title(drawing, orderId);
        tools(drawing);
        strip(drawing);
        drawing.write(TIME.format(time), TOOLS, HEIGHT - FOOT / 2.0 - 8, 16, FAINT);
        drawing.disc(WIDTH - TOOLS - 8, HEIGHT - FOOT / 2.0, 7, ACCENT);
        drawing.write("READY", WIDTH - TOOLS - 110, HEIGHT - FOOT / 2.0 - 8, 16, FAINT);
        return drawing.picture();
    }

    private static void title(Drawing drawing, long orderId) {
        drawing.write("ORDER " + orderId, 30, TITLE / 2.0 - 10, 20, INK);
        String[] steps = {"RX", "SCAN", "VIEW", "SEND"};
        double left = WIDTH / 2.0 - 310;
        for (int i = 0; i < steps.length; i++) {
            boolean here = i == 2;
            drawing.box(left, 12, left + 140, TITLE - 12, 8, here ? ACCENT : TOOL);
            double inset = (140 - Lettering.width(steps[i], 18)) / 2;
            drawing.write(steps[i], left + inset, TITLE / 2.0 - 9, 18, here ? 0xffffff : INK);
            left += 160;
        }
        for (int i = 0; i < 3; i++) {
            drawing.disc(WIDTH - 40 - 34.0 * i, TITLE / 2.0, 8, TOOL);
        }
    }

    private static void tools(Drawing drawing) {
        double middle = TOOLS / 2.0;
        for (int i = 0; i < 6; i++) {
            double y = TITLE + 60 + 96.0 * i;
            drawing.box(middle - 34, y - 34, middle + 34, y + 34, 10, i == 0 ? ACCENT : TOOL);
            switch (i) {
                case 0 -> drawing.ring(middle, y, 16, 4, INK);
                case 1 -> {
                    drawing.ring(middle - 4, y - 4, 12, 4, INK);
                    drawing.line(middle + 6, y + 6, middle + 16, y + 16, 5, INK);
                }
                case 2 -> {
                    drawing.line(middle - 16, y, middle + 16, y, 4, INK);
                    drawing.line(middle, y - 16, middle, y + 16, 4, INK);
                }
                case 3 -> {
                    drawing.line(middle - 16, y + 14, middle + 14, y - 16, 5, INK);
                    drawing.line(middle - 16, y + 14, middle - 6, y + 14, 4, INK);
                }
                case 4 -> {
                    drawing.box(middle - 18, y - 10, middle + 18, y + 14, 4, INK);
                    drawing.disc(middle, y + 2, 8, TOOL);
                }
                default -> {
                    for (int bar = -1; bar <= 1; bar++) {
                        drawing.line(middle - 15, y + 11.0 * bar, middle + 15, y + 11.0 * bar, 4, INK);
                    }
                }
            }
        }
    }

    private static void strip(Drawing drawing) {
        String[] views = {"BOTH", "UPPER", "LOWER", "BITE"};
        double left = WIDTH - TOOLS + 10.0;
        for (int i = 0; i < views.length; i++) {
            double top = TITLE + 26 + 104.0 * i;
            drawing.box(left, top, left + TOOLS - 20, top + 86, 8, i == 0 ? ACCENT : TOOL);
            arch(drawing, left + (TOOLS - 20) / 2.0, top + 34, i);
            double inset = (TOOLS - 20 - Lettering.width(views[i], 11)) / 2;
            drawing.write(views[i], left + inset, top + 66, 11, i == 0 ? 0xffffff : INK);
        }
    }

    /** A small arch of dots: of the upper jaw, of the lower, or of both. */
    private static void arch(Drawing drawing, double x, double y, int which) {
        for (int i = 0; i <= 8; i++) {
            double angle = Math.PI * i / 8;
            double out = 22 * Math.cos(angle);
            double up = 18 * Math.sin(angle);
            if (which != 2) {
                drawing.disc(x + out, y - up + (which == 1 ? 10 : -2), 3.2, INK);
            }
            if (which != 1) {
                drawing.disc(x + out, y + up - (which == 2 ? 10 : -2), 3.2, INK);
            }
        }
    }
}
