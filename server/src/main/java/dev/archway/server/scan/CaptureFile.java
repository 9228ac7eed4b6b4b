package dev.archway.server.scan;

import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.TooLarge;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/** A picture as it came from a scanner: received to disk, and looked at before anybody else has to. */
record CaptureFile(Path path) {

    private static final int SHORTEST_SIDE = 16;
    private static final int LONGEST_SIDE = 10_000;
    private static final long MOST_PIXELS = 24_000_000;

    /** A progressive picture has about ten passes; thousands would keep a processor busy for hours. */
    private static final int MOST_PASSES = 100;

    /** Every eighth pixel of every eighth row is kept, so that the memory stays small; all of them are decoded. */
    private static final int STEP = 8;

    private static final int BUFFER = 1 << 16;

    /** Writes what comes into that file; {@code limit} is in bytes. */
    static CaptureFile receive(InputStream in, Path path, long limit) throws IOException {
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > limit) {
                    throw tooLarge(limit);
                }
                out.write(buffer, 0, read);
            }
        }
        if (size == 0) {
            throw Invalid.missing("The body", "a JPEG");
        }
        return new CaptureFile(path);
    }

    static TooLarge tooLarge(long limit) {
        return TooLarge.because(
                "CAPTURE_TOO_LARGE",
                "The picture has more than " + limit + " bytes, which is the most (archway.max-capture).");
    }

    /** Decodes the whole picture, but only if its header promises one of a sane size; anything else is {@link Invalid}. */
    void check() throws IOException {
        if (passes() > MOST_PASSES) {
            throw noJpeg("it has more than " + MOST_PASSES + " passes");
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        List<String> flaws = new ArrayList<>();
        reader.addIIOReadWarningListener((_, warning) -> flaws.add(warning));
        try (FileImageInputStream in = new FileImageInputStream(path.toFile())) {
            reader.setInput(in, true, true);
            checkSize(reader.getWidth(0), reader.getHeight(0));
            ImageReadParam sparsely = reader.getDefaultReadParam();
            sparsely.setSourceSubsampling(STEP, STEP, 0, 0);
            reader.readRaster(0, sparsely);
        } catch (Invalid wrongSize) {
            throw wrongSize;
        } catch (IIOException | EOFException | RuntimeException e) { // the decoder stumbles over bad bytes in many ways
            throw noJpeg("it cannot be decoded");
        } finally {
            reader.dispose();
        }
        flaws.stream().filter(CaptureFile::isBroken).findFirst().ifPresent(flaw -> {
            throw noJpeg("it is damaged or cut short (" + flaw + ")");
        });
    }

    /** The decoder fills what is missing with grey and only warns. */
    private static boolean isBroken(String warning) {
        return warning.startsWith("Truncated File") || warning.startsWith("Corrupt JPEG data");
    }

    private static void checkSize(int width, int height) {
        boolean sides = Math.min(width, height) >= SHORTEST_SIDE && Math.max(width, height) <= LONGEST_SIDE;
        if (!sides || (long) width * height > MOST_PIXELS) {
            throw Invalid.because(
                    "WRONG_CAPTURE",
                    "The picture has " + width + " x " + height + " pixels: sides of " + SHORTEST_SIDE + " to "
                            + LONGEST_SIDE + " and at most " + MOST_PIXELS + " in all are accepted.");
        }
    }

    /** How often the mark of a pass (SOS, ITU-T T.81, B.1.1.3) occurs; inside a pass it cannot. */
    private int passes() throws IOException {
        int passes = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER)) {
            int last = 0;
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (last == 0xff && next == 0xda) {
                    passes++;
                }
                last = next;
            }
        }
        return passes;
    }

    private static Invalid noJpeg(String why) {
        return Invalid.because(
                "WRONG_CAPTURE", "The body is no JPEG that can be shown, and only such is accepted: " + why + ".");
    }
}
