package dev.archway.scanner;

import dev.archway.mesh.Mesh;
import dev.archway.mesh.render.Picture;
import dev.archway.wire.CaptureKind;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The pictures that a scanner could take of a scan: views of the model as it is, and photographs that are made up. The same scan, seed and time give the same pictures.
 *
 * @param upper the upper jaw in the frame of a scan; null without one
 * @param lower the lower jaw in the same frame; null without one
 * @param seed from which side the model is seen, and which tooth a photograph shows
 */
public record CapturePictures(@Nullable Mesh upper, @Nullable Mesh lower, long seed) {

    private static final int VIEW_WIDTH = 1280;
    private static final int VIEW_HEIGHT = 960;
    private static final float QUALITY = 0.88f;

    /** @throws IllegalArgumentException when there is no jaw */
    public CapturePictures {
        if (upper == null && lower == null) {
            throw new IllegalArgumentException("a capture needs an upper or a lower jaw");
        }
    }

    /**
     * The pictures of what a scan is taken from.
     *
     * @throws IOException when a file cannot be read
     * @throws IllegalArgumentException when the source's files, axes or number of triangles make no scan
     */
    public static CapturePictures of(ScanSource source, long seed) throws IOException {
        try (ScanFiles files = ScanFiles.of(source, null)) {
            return new CapturePictures(files.mesh("Upper"), files.mesh("Lower"), seed);
        }
    }

    /** A picture as it is, and with somebody's marks on it. */
    public record Pair(Picture picture, Picture marked) {

        /** The bytes of a JPEG. */
        public byte[] plain() {
            return picture.jpeg(QUALITY);
        }

        /** The bytes of a JPEG with the marks. */
        public byte[] annotated() {
            return marked.jpeg(QUALITY);
        }
    }

    /** Draws a picture of that kind; {@code orderId} and {@code time} stand in the scanner's window. */
    public Pair of(CaptureKind kind, long orderId, Instant time) {
        return switch (kind) {
            case SCANNER_WINDOW -> {
                Picture view = new ScanView(upper, lower, seed)
                        .ofBoth(ScannerWindow.VIEW_WIDTH, ScannerWindow.VIEW_HEIGHT);
                yield pair(ScannerWindow.round(view, orderId, time), new Marks(0.56, 0.53, 0.07, "CHECK BITE"));
            }
            case IMAGE_3D -> {
                Picture view = new ScanView(upper, lower, seed).ofOne(VIEW_WIDTH, VIEW_HEIGHT);
                yield pair(view, Marks.atTheLeft(view, 0.08, "MARGIN"));
            }
            case NIRI_2D -> photo(new ToothPhoto(seed, true));
            case COLOR_2D -> photo(new ToothPhoto(seed, false));
        };
    }

    private static Pair photo(ToothPhoto photo) {
        return pair(photo.picture(), photo.marks());
    }

    private static Pair pair(Picture picture, Marks marks) {
        return new Pair(picture, marks.on(picture));
    }
}
