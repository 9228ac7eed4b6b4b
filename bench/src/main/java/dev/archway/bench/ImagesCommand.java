package dev.archway.bench;

import dev.archway.mesh.ColorScale;
import dev.archway.mesh.ContactMap;
import dev.archway.mesh.Difference;
import dev.archway.mesh.Mesh;
import dev.archway.mesh.render.Axis;
import dev.archway.mesh.render.Camera;
import dev.archway.mesh.render.Gallery;
import dev.archway.mesh.render.Legend;
import dev.archway.mesh.render.Picture;
import dev.archway.mesh.render.Renderer;
import dev.archway.mesh.render.Scene;
import dev.archway.mesh.render.View;
import dev.archway.scanner.CapturePictures;
import dev.archway.scanner.SyntheticArch;
import dev.archway.wire.CaptureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The pictures of scans in docs/images, made anew by the code as it is. */
@Command(
        name = "images",
        description = "Makes the documentation's pictures of scans anew.",
        mixinStandardHelpOptions = true)
final class ImagesCommand implements Callable<Integer> {

    private static final float QUALITY = 0.82f;
    private static final int GAP = 16;
    private static final Axis LEFT = new Axis(1, 0, 0);
    private static final Axis BACK = new Axis(0, 1, 0);
    private static final Axis FRONT = new Axis(0, -1, 0);

    @Option(names = "--root", required = true, hidden = true)
    Path root = Path.of(".");

    @Option(names = "--triangles", description = "Triangles a jaw (${DEFAULT-VALUE}).")
    int triangles = 270_000;

    @Override
    public Integer call() throws IOException {
        SyntheticArch arch = SyntheticArch.of(7, triangles);
        write("gallery", picture(arch.upper(), arch.lower(), View.SHEET));
        write("plaster", picture(plain(arch.upper()), plain(arch.lower()), View.FRONT));
        write("occlusion", occlusion(arch).jpeg(QUALITY));
        write("difference", difference(arch.lower()).jpeg(QUALITY));
        write("captures", captures(arch).jpeg(QUALITY));
        return 0;
    }

    private void write(String name, byte[] jpeg) throws IOException {
        Path file = root.resolve("docs/images").resolve(name + ".jpg");
        Files.write(file, jpeg);
        Rounds.line("%s: %,d bytes", root.relativize(file), jpeg.length);
    }

    private static byte[] picture(Mesh upper, Mesh lower, View view) {
        return Objects.requireNonNull(Gallery.render(upper, lower).get(view));
    }

    private static Mesh plain(Mesh mesh) {
        return new Mesh(mesh.positions(), mesh.triangles(), null);
    }

    private static Picture occlusion(SyntheticArch arch) {
        ContactMap.Jaws jaws = ContactMap.of(arch.upper(), arch.lower());
        Picture upper = chewing(jaws.upper().mesh(), FRONT, 1584, 1440).scaled(792, 720);
        Picture lower = chewing(jaws.lower().mesh(), BACK, 1584, 1440).scaled(792, 720);
        return Legend.under(beside(upper, lower), ColorScale.contact());
    }

    /** A first molar that was cut as for a crown, and one that was built up. */
    private static Picture difference(Mesh jaw) {
        float[] positions = jaw.positions().clone();
        for (int i = 0; i < positions.length; i += 3) {
            boolean left = positions[i] > 0;
            double away = Math.hypot(Math.abs(positions[i]) - (left ? 18.4 : 19.2), positions[i + 1] - 5.6);
            double share = Math.clamp((left ? 5.2 : 3.2) - away, 0, 1);
            boolean crown = positions[i + 2] > -3;
            positions[i + 2] += crown ? (float) ((left ? -1.2 : 0.3) * share) : 0;
        }
        Difference difference = Difference.between(jaw, new Mesh(positions, jaw.triangles(), jaw.colors()));
        Picture picture = chewing(difference.mesh(), BACK, 2560, 1600).scaled(1280, 800);
        return Legend.under(picture, Difference.Terms.USUAL.scale());
    }

    private static Picture captures(SyntheticArch arch) {
        CapturePictures captures = new CapturePictures(arch.upper(), arch.lower(), 7);
        Instant time = Instant.parse("2026-11-21T10:00:00Z");
        Picture[] pictures = Arrays.stream(CaptureKind.values())
                .map(kind -> captures.of(kind, 123_456_789, time))
                .map(pair -> pair.marked()
                        .scaled(
                                784,
                                784 * pair.marked().height() / pair.marked().width()))
                .toArray(Picture[]::new);
        return above(beside(pictures[0], pictures[1]), beside(pictures[2], pictures[3]));
    }

    /** A jaw's chewing surface, with this direction at the top of the picture. */
    private static Picture chewing(Mesh jaw, Axis up, int width, int height) {
        Scene scene = Scene.of(jaw);
        return new Renderer().render(scene, Camera.framing(scene, LEFT, up, (double) width / height), width, height);
    }

    private static Picture beside(Picture one, Picture other) {
        Picture both = white(one.width() + GAP + other.width(), Math.max(one.height(), other.height()));
        put(one, both, 0, (both.height() - one.height()) / 2);
        put(other, both, one.width() + GAP, (both.height() - other.height()) / 2);
        return both;
    }

    private static Picture above(Picture one, Picture other) {
        Picture both = white(Math.max(one.width(), other.width()), one.height() + GAP + other.height());
        put(one, both, 0, 0);
        put(other, both, 0, one.height() + GAP);
        return both;
    }

    private static Picture white(int width, int height) {
        int[] rgb = new int[width * height];
        Arrays.fill(rgb, 0xffffff);
        return new Picture(width, height, rgb);
    }

    private static void put(Picture part, Picture into, int left, int top) {
        for (int y = 0; y < part.height(); y++) {
            System.arraycopy(part.rgb(), y * part.width(), into.rgb(), (top + y) * into.width() + left, part.width());
        }
    }
}
