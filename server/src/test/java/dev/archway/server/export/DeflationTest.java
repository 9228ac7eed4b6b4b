package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** What {@link Deflation} writes, read by zlib, which knows nothing of it (RFC 1951). */
class DeflationTest {

    private static final int WINDOW = Deflation.WINDOW;

    /** One for all pieces of a test: what it deflated before must not matter. */
    private final Deflation deflation = new Deflation();

    @Test
    void everyKindOfContent_isReadAsItWas() throws Exception {
        Random random = new Random(1);
        for (int size : new int[] {0, 1, 2, 3, 4, 5, 8, 11, 257, 258, 259, 65_535, 65_536, 200_000}) {
            for (int values : new int[] {1, 2, 3, 7, 40, 255, 256}) {
                byte[] content = new byte[size];
                for (int i = 0; i < size; i++) {
                    content[i] = (byte) random.nextInt(values);
                }
                assertThat(inflated(deflation.of(content, 0, 0, size, true))).isEqualTo(content);
                assertThat(inflated(Deflation.stored(content, 0, size, true))).isEqualTo(content);
            }
        }
    }

    /** Every length and every distance at which their numbers of further bits change, and those beside it. */
    @Test
    void repetitions_ofEveryLengthAndDistance() throws Exception {
        Random random = new Random(2);
        for (int bits = 0; bits <= 15; bits++) {
            for (int distance = Math.max((1 << bits) - 1, 1); distance <= (1 << bits) + 2; distance++) {
                for (int length :
                        new int[] {3, 4, 5, 10, 11, 12, 13, 18, 19, 34, 35, 66, 67, 130, 131, 226, 227, 257, 258, 259
                        }) {
                    byte[] content = new byte[distance + length + 9];
                    random.nextBytes(content);
                    for (int i = distance; i < distance + length; i++) {
                        content[i] = content[i - distance];
                    }
                    assertThat(inflated(deflation.of(content, 0, 0, content.length, true)))
                            .as("%d bytes from %d before", length, distance)
                            .isEqualTo(content);
                }
            }
        }
    }

    @Test
    void pieces_referToWhatWasBefore_andEndOnWholeBytes() throws Exception {
        byte[] content = new byte[9 * WINDOW];
        new Random(3).nextBytes(content);
        // each window repeats the one before, half of which is noise
        for (int i = WINDOW; i < content.length; i++) {
            content[i] = i % 64 < 32 ? content[i] : content[i - WINDOW];
        }
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        int at = 0;
        for (int size : new int[] {7, WINDOW, 1, 0, 3 * WINDOW, WINDOW - 8, 4 * WINDOW}) {
            byte[] piece = deflation.of(content, Math.max(at - WINDOW, 0), at, at + size, at + size == content.length);
            stream.writeBytes(piece);
            at += size;
        }

        assertThat(at).isEqualTo(content.length);
        assertThat(inflated(stream.toByteArray())).isEqualTo(content);
        assertThat(stream.size()).isLessThan(content.length * 3 / 4);
    }

    @Test
    void noise_doesNotGrowByMoreThanItsFrame() {
        byte[] noise = new byte[200_000];
        new Random(4).nextBytes(noise);

        assertThat(deflation.of(noise, 0, 0, noise.length, true)).hasSizeLessThanOrEqualTo(noise.length + 5 * 4);
    }

    /** Weights that grow like Fibonacci's numbers make the deepest tree (RFC 1951, 3.2.2 and 3.2.7 limit it). */
    @Test
    void words_areNoLongerThanTheLimit_andFillTheCode() {
        int[] often = new int[40];
        often[0] = 1;
        often[1] = 1;
        for (int i = 2; i < often.length; i++) {
            often[i] = often[i - 1] + often[i - 2];
        }
        for (int longest : new int[] {7, 15}) {
            PrefixCode code = new PrefixCode(often, longest);

            assertThat(Arrays.stream(code.lengths).max().orElseThrow()).isLessThanOrEqualTo(longest);
            assertThat(Arrays.stream(code.lengths)
                            .mapToDouble(length -> Math.pow(2, -length))
                            .sum())
                    .isEqualTo(1);
        }
    }

    private static byte[] inflated(byte[] stream) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[100_000];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(stream);
            int size;
            while ((size = inflater.inflate(some)) > 0) {
                all.write(some, 0, size);
            }
            assertThat(inflater.finished()).isTrue();
            assertThat(inflater.getRemaining()).isZero();
        }
        return all.toByteArray();
    }
}
