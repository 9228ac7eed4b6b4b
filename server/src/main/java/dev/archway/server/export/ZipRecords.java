package dev.archway.server.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The records round the deflated entries of a zip file (APPNOTE.TXT 6.3.10, 4.3): a header before each, its sizes after it, and the directory at the end, with the
 * extensions of Zip64 where a size or a place passes 4 GiB.
 */
final class ZipRecords {

    private static final int LOCAL = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;

    private static final int PLAIN = 20;
    private static final int ZIP_64 = 45;

    /** Sizes follow the entry, and the name is UTF-8. */
    private static final int FLAGS = 1 << 3 | 1 << 11;

    private static final int DEFLATED = 8;
    private static final int EXTRA_64 = 1;
    private static final long MOST = 0xffff_ffffL;
    private static final int MOST_ENTRIES = 0xffff;

    private final Counted out;
    private final int time;
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int entries;
    private long start;

    ZipRecords(OutputStream out, Instant time) {
        this.out = new Counted(out);
        this.time = dosTime(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    }

    /** Where the deflated bytes of the next entry belong. */
    OutputStream begin(String name) throws IOException {
        start = out.size;
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        Numbers header = new Numbers()
                .put32(LOCAL)
                .put16(PLAIN)
                .put16(FLAGS)
                .put16(DEFLATED)
                .put32(time)
                .put32(0)
                .put32(0)
                .put32(0)
                .put16(text.length)
                .put16(0)
                .put(text);
        out.write(header.toByteArray());
        return out;
    }

    /** The entry that was begun is written. */
    void end(String name, long crc, long deflated, long size) throws IOException {
        boolean large = deflated > MOST || size > MOST;
        Numbers descriptor = new Numbers().put32(DESCRIPTOR).put32(crc);
        if (large) {
            descriptor.put64(deflated).put64(size);
        } else {
            descriptor.put32(deflated).put32(size);
        }
        out.write(descriptor.toByteArray());
        list(name, crc, deflated, size);
        entries++;
    }

    private void list(String name, long crc, long deflated, long size) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        boolean extended = deflated > MOST || size > MOST || start > MOST;
        Numbers header = new Numbers()
                .put32(CENTRAL)
                .put16(extended ? ZIP_64 : PLAIN)
                .put16(extended ? ZIP_64 : PLAIN)
                .put16(FLAGS)
                .put16(DEFLATED)
                .put32(time)
                .put32(crc)
                .put32(extended ? MOST : deflated)
                .put32(extended ? MOST : size)
                .put16(text.length)
                .put16(extended ? 28 : 0)
                .put16(0)
                .put16(0)
                .put16(0)
                .put32(0)
                .put32(extended ? MOST : start)
                .put(text);
        if (extended) {
            header.put16(EXTRA_64).put16(24).put64(size).put64(deflated).put64(start);
        }
        directory.writeBytes(header.toByteArray());
    }

    /** Writes the directory. */
    void finish() throws IOException {
        long place = out.size;
        long length = directory.size();
        out.write(directory.toByteArray());
        boolean extended = place > MOST || length > MOST || entries >= MOST_ENTRIES;
        if (extended) {
            long end = out.size;
            out.write(new Numbers()
                    .put32(END_64)
                    .put64(44)
                    .put16(ZIP_64)
                    .put16(ZIP_64)
                    .put32(0)
                    .put32(0)
                    .put64(entries)
                    .put64(entries)
                    .put64(length)
                    .put64(place)
                    .put32(LOCATOR_64)
                    .put32(0)
                    .put64(end)
                    .put32(1)
                    .toByteArray());
        }
        out.write(new Numbers()
                .put32(END)
                .put32(0)
                .put16(Math.min(entries, MOST_ENTRIES))
                .put16(Math.min(entries, MOST_ENTRIES))
                .put32(Math.min(length, MOST))
                .put32(Math.min(place, MOST))
                .put16(0)
                .toByteArray());
    }

    /** Two seconds at a time, from 1980 on. */
    private static int dosTime(LocalDateTime time) {
        return (time.getYear() - 1980) << 25
                | time.getMonthValue() << 21
                | time.getDayOfMonth() << 16
                | time.getHour() << 11
                | time.getMinute() << 5
                | time.getSecond() >> 1;
    }

    /** Numbers as zip files have them, the lowest byte first. */
    private static final class Numbers {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Numbers put16(int number) {
            return put(number, 2);
        }

        Numbers put32(long number) {
            return put(number, 4);
        }

        Numbers put64(long number) {
            return put(number, 8);
        }

        Numbers put(byte[] text) {
            bytes.writeBytes(text);
            return this;
        }

        byte[] toByteArray() {
            return bytes.toByteArray();
        }

        private Numbers put(long number, int size) {
            for (int i = 0; i < size; i++) {
                bytes.write((int) (number >>> (8 * i)));
            }
            return this;
        }
    }

    /** Knows how much was written. */
    private static final class Counted extends OutputStream {

        private final OutputStream out;
        private long size;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            size++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            size += length;
        }
    }
}
