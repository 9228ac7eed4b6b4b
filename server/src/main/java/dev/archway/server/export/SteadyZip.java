package dev.archway.server.export;

import dev.archway.server.platform.NewObjects;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip file whose bytes depend on nothing but what is added: every entry bears the same given time, in UTC. */
final class SteadyZip {

    private final ZipOutputStream zip;
    private final LocalDateTime time;

    SteadyZip(OutputStream out, Instant time) {
        this.zip = new ZipOutputStream(out);
        this.time = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /** An entry that is worth packing. Meshes shrink by half at the lowest level, and little more at six times the time. Returns what was added. */
    Entry add(String name, NewObjects.Content content) throws IOException {
        return add(name, Deflater.BEST_SPEED, content);
    }

    /** An entry that is packed already, such as a picture. */
    Entry addPacked(String name, byte[] content) throws IOException {
        return add(name, Deflater.NO_COMPRESSION, out -> out.write(content));
    }

    private Entry add(String name, int level, NewObjects.Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        zip.setLevel(level);
        zip.putNextEntry(entry);
        DigestOutputStream digested = new DigestOutputStream(new Unclosed(zip), sha256());
        content.write(digested);
        digested.flush();
        zip.closeEntry();
        return new Entry(
                name,
                entry.getSize(),
                HexFormat.of().formatHex(digested.getMessageDigest().digest()));
    }

    /** Writes the directory of the zip; the stream below stays open. */
    void finish() throws IOException {
        zip.finish();
    }

    /** A file of the zip: its name, bytes and their SHA-256. */
    record Entry(String name, long size, String sha256) {}

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** What writers write to: closing it does not close the zip. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
