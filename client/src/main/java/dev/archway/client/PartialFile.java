package dev.archway.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The beginning of a file, beside the place where the whole will be; its digest grows with it. It is gone when closed unless it was finished. */
final class PartialFile implements AutoCloseable {

    private final Path path;
    private final Path target;
    private final FileChannel channel;
    private MessageDigest digest = sha256();
    private volatile long size;
    private int writer;

    private PartialFile(Path path, Path target, FileChannel channel) {
        this.path = path;
        this.target = target;
        this.channel = channel;
    }

    static PartialFile beside(Path target) throws IOException {
        Path path = target.resolveSibling("." + UUID.randomUUID() + ".part");
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new PartialFile(path, target, channel);
    }

    /** Bytes so far. */
    long size() {
        return size;
    }

    /** Makes the caller the only one who may append: what an attempt that was given up still receives must not get in between. */
    synchronized int takeOver() {
        return ++writer;
    }

    synchronized void append(int by, ByteBuffer bytes) throws IOException {
        if (by != writer) {
            throw new IOException("another attempt has begun");
        }
        digest.update(bytes.duplicate());
        while (bytes.hasRemaining()) {
            size += channel.write(bytes, size);
        }
    }

    synchronized void restart() throws IOException {
        channel.truncate(0);
        digest = sha256();
        size = 0;
    }

    /** The digest of all bytes; the file takes no more after that. */
    synchronized byte[] digest() {
        return digest.digest();
    }

    /** Puts the whole file in its place at once: another process sees all of it or none, and so does the next start of this machine. */
    synchronized Download.Saved finish(byte[] sha256, @Nullable String etag) throws IOException {
        channel.force(true);
        channel.close();
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        return new Download.Saved(target, size, HexFormat.of().formatHex(sha256), etag);
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
