package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.platform.HeavyWork;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SteadyZipTest {

    private static final Instant TIME = Instant.parse("2026-02-03T23:30:42Z");
    private static final int BLOCK = 1 << 18;

    private final HeavyWork heavy = new HeavyWork();

    @AfterEach
    void stop() {
        heavy.destroy();
    }

    /** Read by the platform's own reader, which checks sizes and sums, from the front and by the directory. */
    @Test
    void entries_ofEverySizeRoundABlock(@TempDir Path folder) throws Exception {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (int size : new int[] {0, 1, 1000, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 5 * BLOCK + 77}) {
            contents.put("noise_" + size, noise(size));
            contents.put("flat_" + size, new byte[size]);
            contents.put("text_" + size + "_ä.txt", text(size));
        }
        Path file = folder.resolve("all.zip");
        Map<String, SteadyZip.Entry> entries = new LinkedHashMap<>();
        try (OutputStream out = Files.newOutputStream(file)) {
            SteadyZip zip = new SteadyZip(out, TIME, heavy);
            for (Map.Entry<String, byte[]> each : contents.entrySet()) {
                entries.put(each.getKey(), zip.add(each.getKey(), into -> into.write(each.getValue())));
            }
            entries.put("packed", zip.addPacked("packed", noise(3 * BLOCK)));
            contents.put("packed", noise(3 * BLOCK));
            zip.finish();
        }

        assertThat(read(Files.readAllBytes(file))).containsExactlyEntriesOf(digests(contents));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.size()).isEqualTo(contents.size());
            for (Map.Entry<String, byte[]> each : contents.entrySet()) {
                ZipEntry entry = zip.getEntry(each.getKey());
                assertThat(entry.getSize()).isEqualTo(each.getValue().length);
                assertThat(entry.getTimeLocal()).isEqualTo(LocalDateTime.of(2026, 2, 3, 23, 30, 42));
                assertThat(zip.getInputStream(entry).readAllBytes()).isEqualTo(each.getValue());
                SteadyZip.Entry said = entries.get(each.getKey());
                assertThat(said)
                        .isEqualTo(new SteadyZip.Entry(each.getKey(), each.getValue().length, sha256(each.getValue())));
            }
            assertThat(zip.getEntry("flat_" + 2 * BLOCK).getCompressedSize()).isLessThan(BLOCK / 50);
        }
    }

    @Test
    void sameContent_sameBytes_whateverThePiecesAndThreads() throws Exception {
        byte[] content = text(4 * BLOCK + 5);
        byte[] once = zip(content, content.length);

        assertThat(zip(content, 1000)).isEqualTo(once);
        assertThat(zip(content, 1)).isEqualTo(once);
        List<Future<byte[]>> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(heavy.begin(() -> zip(content, 5000)));
        }
        for (Future<byte[]> each : all) {
            assertThat(each.get()).isEqualTo(once);
        }
    }

    /** Every thread for heavy work writes a zip and waits for the others' help. */
    @Test
    @Timeout(60)
    void allThreadsAtOnce_doNotWaitForEachOther() throws Exception {
        byte[] content = noise(9 * BLOCK);
        List<Future<byte[]>> all = new ArrayList<>();
        for (int i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
            all.add(heavy.begin(() -> zip(content, 1 << 16)));
        }
        for (Future<byte[]> each : all) {
            assertThat(read(each.get())).hasSize(1);
        }
    }

    @Test
    void contentThatFails_isPassedOn() {
        SteadyZip zip = new SteadyZip(new ByteArrayOutputStream(), TIME, heavy);

        assertThatThrownBy(() -> zip.add("x", out -> {
                    out.write(noise(3 * BLOCK));
                    throw new IOException("no more");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("no more");
    }

    @Test
    void streamThatFails_isPassedOn() {
        SteadyZip zip = new SteadyZip(
                new OutputStream() {
                    @Override
                    public void write(int one) throws IOException {
                        throw new IOException("disk full");
                    }
                },
                TIME,
                heavy);

        assertThatThrownBy(() -> zip.add("x", out -> out.write(1))).hasMessage("disk full");
    }

    /** Sizes past 4 GiB, without their bytes: the directory says them by Zip64 (APPNOTE.TXT 4.5.3). */
    @Test
    void sizesPastFourGigabytes_areInTheDirectory() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ZipRecords records = new ZipRecords(out, TIME);
        records.begin("large");
        records.end("large", 0x1234_5678L, 5L << 30, 6L << 30);
        records.finish();

        byte[] file = out.toByteArray();
        // header of 30 bytes and a name of 5, a descriptor of 24; then the directory's: fixed part, name, tag and
        // length
        int extra = 30 + 5 + 24 + 46 + 5;
        assertThat(Arrays.copyOfRange(file, extra, extra + 28))
                .isEqualTo(HexFormat.of()
                        .parseHex("0100" + "1800" + "0000008001000000" + "0000004001000000" + "0000000000000000"));
        assertThat(Arrays.copyOfRange(file, 30 + 5, 30 + 5 + 24))
                .isEqualTo(HexFormat.of().parseHex("504b0708" + "78563412" + "0000004001000000" + "0000008001000000"));
    }

    @Test
    void moreThan65535Entries_areAllInTheDirectory(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("many.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ZipRecords records = new ZipRecords(bytes, TIME);
            for (int i = 0; i < 66_000; i++) {
                records.begin("e" + i).write(new byte[] {3, 0});
                records.end("e" + i, 0, 2, 0);
            }
            records.finish();
            out.write(bytes.toByteArray());
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.size()).isEqualTo(66_000);
            assertThat(zip.getInputStream(zip.getEntry("e65999")).readAllBytes())
                    .isEmpty();
        }
    }

    private byte[] zip(byte[] content, int piece) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SteadyZip zip = new SteadyZip(out, TIME, heavy);
        zip.add("content", into -> {
            for (int at = 0; at < content.length; at += piece) {
                into.write(content, at, Math.min(piece, content.length - at));
            }
        });
        zip.finish();
        return out.toByteArray();
    }

    private static Map<String, String> read(byte[] file) throws Exception {
        Map<String, String> found = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                found.put(entry.getName(), sha256(zip.readAllBytes()));
            }
        }
        return found;
    }

    private static Map<String, String> digests(Map<String, byte[]> contents) throws Exception {
        Map<String, String> digests = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> each : contents.entrySet()) {
            digests.put(each.getKey(), sha256(each.getValue()));
        }
        return digests;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] text(int size) {
        byte[] bytes = new byte[size];
        Random random = new Random(7);
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) ('a' + random.nextInt(5) * random.nextInt(3));
        }
        return bytes;
    }
}
