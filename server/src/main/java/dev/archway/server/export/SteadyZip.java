package dev.archway.server.export;

import dev.archway.server.platform.HeavyWork;
import dev.archway.server.platform.NewObjects;
import dev.archway.server.platform.Sha256;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * A zip file whose bytes depend on nothing but what is added: every entry bears the same given time, in UTC. Whoever writes it is one of the threads for heavy work; the
 * others deflate what it adds.
 */
final class SteadyZip {

    private final ZipRecords records;
    private final HeavyWork heavy;
    private final Queue<Deflation> deflations = new ConcurrentLinkedQueue<>();

    SteadyZip(OutputStream out, Instant time, HeavyWork heavy) {
        this.records = new ZipRecords(out, time);
        this.heavy = heavy;
    }

    /** An entry that is worth packing. Returns what was added. */
    Entry add(String name, NewObjects.Content content) throws IOException {
        return add(name, false, content);
    }

    /** An entry that is packed already, such as a picture. */
    Entry addPacked(String name, byte[] content) throws IOException {
        return add(name, true, out -> out.write(content));
    }

    private Entry add(String name, boolean packed, NewObjects.Content content) throws IOException {
        DeflatedBlocks blocks = new DeflatedBlocks(records.begin(name), packed, heavy, deflations);
        CheckedOutputStream checked = new CheckedOutputStream(blocks, new CRC32());
        DigestOutputStream digested = new DigestOutputStream(checked, Sha256.digest());
        Counted counted = new Counted(digested);
        content.write(counted);
        records.end(name, checked.getChecksum().getValue(), blocks.finish(), counted.size);
        return new Entry(name, counted.size, Sha256.text(digested.getMessageDigest()));
    }

    /** Writes the directory of the zip; the stream below stays open. */
    void finish() throws IOException {
        records.finish();
    }

    /** A file of the zip: its name, bytes and their SHA-256. */
    record Entry(String name, long size, String sha256) {}

    /** What writers write to: closing it does not close the zip. */
    private static final class Counted extends FilterOutputStream {

        private long size;

        Counted(OutputStream out) {
            super(out);
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

        @Override
        public void close() {
            // the zip goes on
        }
    }
}
