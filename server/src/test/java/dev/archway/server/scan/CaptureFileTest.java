package dev.archway.server.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.TooLarge;
import dev.archway.server.testing.Jpegs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is taken for a picture, and what is not. */
class CaptureFileTest {

    private static final byte[] GOOD = Jpegs.picture(1);

    @TempDir
    Path folder;

    @Test
    void goodPicture() throws IOException {
        CaptureFile file = received(GOOD);

        assertThatCode(file::check).doesNotThrowAnyException();
        assertThat(Files.readAllBytes(file.path())).isEqualTo(GOOD);
        assertThatCode(received(Jpegs.picture("jpeg", 6000, 4000, 1))::check)
                .as("24 million pixels")
                .doesNotThrowAnyException();
    }

    static Stream<Arguments> noPictures() {
        return Stream.of(
                Arguments.of("text", "a picture, honestly".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("PNG", Jpegs.picture("png", 320, 240, 1)),
                Arguments.of("GIF", Jpegs.picture("gif", 320, 240, 1)),
                Arguments.of("one byte", new byte[] {(byte) 0xff}),
                Arguments.of("only the first mark", Arrays.copyOf(GOOD, 2)),
                Arguments.of("cut in the header", Arrays.copyOf(GOOD, 100)),
                Arguments.of("cut before the first pass", Arrays.copyOf(GOOD, 300)),
                Arguments.of("cut in the middle", Arrays.copyOf(GOOD, GOOD.length / 2)),
                Arguments.of("cut before the end mark", Arrays.copyOf(GOOD, GOOD.length - 2)),
                Arguments.of("overwritten", overwritten()),
                Arguments.of("as high as 65,500 says", Jpegs.claiming(GOOD, 65_500, 65_500)),
                Arguments.of("as high as 16 bits say", Jpegs.claiming(GOOD, 65_535, 65_535)),
                Arguments.of("no height", Jpegs.claiming(GOOD, 320, 0)),
                Arguments.of("no width", Jpegs.claiming(GOOD, 0, 240)),
                Arguments.of("higher than its bytes reach", Jpegs.claiming(GOOD, 320, 4000)),
                Arguments.of("a side of 10,001", Jpegs.claiming(GOOD, 10_001, 240)),
                Arguments.of("more than 24 million pixels", Jpegs.claiming(GOOD, 6001, 4000)),
                Arguments.of("tiny", Jpegs.picture("jpeg", 15, 200, 1)),
                Arguments.of("a thousand passes", manyPasses()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noPictures")
    void noPicture(String name, byte[] bytes) throws IOException {
        CaptureFile file = received(bytes);

        assertThatThrownBy(file::check)
                .isInstanceOfSatisfying(Invalid.class, e -> assertThat(e.code()).isEqualTo("WRONG_CAPTURE"))
                .hasMessageContaining("accepted");
    }

    /** The header is believed before anything is decoded: this would need 12 GB. */
    @Test
    void decodeBomb_isNotDecoded() throws IOException {
        CaptureFile file = received(Jpegs.claiming(GOOD, 65_000, 65_000));

        assertThatThrownBy(file::check).hasMessageContaining("65000 x 65000 pixels");
    }

    @Test
    void limit_toTheByte() throws IOException {
        assertThat(CaptureFile.receive(new ByteArrayInputStream(GOOD), folder.resolve("a"), GOOD.length)
                        .path())
                .hasBinaryContent(GOOD);
        assertThatThrownBy(
                        () -> CaptureFile.receive(new ByteArrayInputStream(GOOD), folder.resolve("b"), GOOD.length - 1))
                .isInstanceOf(TooLarge.class);
        assertThatThrownBy(() -> received(new byte[0])).isInstanceOf(Invalid.class);
    }

    private CaptureFile received(byte[] bytes) throws IOException {
        return CaptureFile.receive(
                new ByteArrayInputStream(bytes), Files.createTempFile(folder, "capture", null), 1 << 24);
    }

    private static byte[] overwritten() {
        byte[] bytes = GOOD.clone();
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 400, (byte) 0);
        return bytes;
    }

    private static byte[] manyPasses() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Arrays.copyOf(GOOD, GOOD.length - 2));
        for (int i = 0; i < 1000; i++) {
            bytes.writeBytes(new byte[] {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0, 0});
        }
        bytes.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});
        return bytes.toByteArray();
    }
}
