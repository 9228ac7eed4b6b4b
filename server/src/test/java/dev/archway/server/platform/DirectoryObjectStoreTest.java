package dev.archway.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class DirectoryObjectStoreTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));

    /** The SHA-256 of "abc": FIPS 180-4's own example. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    private DataDirectory data;

    @BeforeEach
    void open() {
        data = new DataDirectory(new ArchwayProperties(folder.resolve("data"), null, DataSize.ofMegabytes(1), 1));
    }

    @AfterEach
    void close() throws IOException {
        data.destroy();
    }

    @Test
    void put_liesUnderItsDigest() throws IOException {
        StoredObject object = at(MONDAY).put(abc());
        assertThat(object).isEqualTo(new StoredObject(ABC, 3));
        assertThat(folder.resolve("data/objects/ba/78/" + ABC)).isRegularFile();
        try (InputStream in = at(MONDAY).readRange(ABC, 1, 5)) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("bc");
        }
    }

    /** What is made here is digested while it is written: it lies where those who read its bytes would put it. */
    @Test
    void put_ofWhatIsWritten() throws IOException {
        NewObjects objects = new NewObjects(at(MONDAY), new Scratch(data));

        StoredObject object = objects.put(out -> {
            out.write('a');
            out.write("bc".getBytes(StandardCharsets.US_ASCII));
        });

        assertThat(object).isEqualTo(new StoredObject(ABC, 3));
        assertThat(folder.resolve("data/objects/ba/78/" + ABC)).hasContent("abc");
        assertThat(folder.resolve("data/scratch")).isEmptyDirectory();
    }

    @Test
    void put_ofWhatFails() {
        NewObjects objects = new NewObjects(at(MONDAY), new Scratch(data));

        assertThatThrownBy(() -> objects.put(out -> {
                    out.write("ab".getBytes(StandardCharsets.US_ASCII));
                    throw new IOException("no more");
                }))
                .hasMessage("no more");
        assertThat(folder.resolve("data/objects")).isEmptyDirectory();
        assertThat(folder.resolve("data/scratch")).isEmptyDirectory();
    }

    @Test
    void deleteIfBefore_takesTheOld() throws IOException {
        at(MONDAY).put(abc());
        assertThat(at(TUESDAY).deleteIfBefore(ABC, TUESDAY)).isTrue();
        assertThat(at(TUESDAY).exists(ABC)).isFalse();
        assertThat(at(TUESDAY).deleteIfBefore(ABC, TUESDAY)).isFalse();
    }

    @Test
    void deleteIfBefore_sparesWhatWasPutAgain() throws IOException {
        at(MONDAY).put(abc());
        at(TUESDAY).put(abc());
        assertThat(at(TUESDAY).deleteIfBefore(ABC, TUESDAY)).isFalse();
        assertThat(at(TUESDAY).exists(ABC)).isTrue();
    }

    private DirectoryObjectStore at(Instant now) {
        return new DirectoryObjectStore(data, Clock.fixed(now, ZoneOffset.UTC));
    }

    private Path abc() throws IOException {
        return Files.writeString(Files.createTempFile(folder, "abc", null), "abc");
    }
}
