package dev.archway.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A piece of a file as the body of a request, counting what was read. */
final class TusUploadBody implements AutoCloseable {

    private final Path file;
    private final long offset;
    private final long length;
    private final LongConsumer readTo;
    private @Nullable InputStream open;

    TusUploadBody(Path file, long offset, long length, LongConsumer readTo) {
        this.file = file;
        this.offset = offset;
        this.length = length;
        this.readTo = readTo;
    }

    /** Announces its length, as a piece is one PATCH of known size. */
    BodyPublisher publisher() {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::reopen), length);
    }

    private synchronized InputStream reopen() {
        try {
            close();
            SeekableByteChannel channel = Files.newByteChannel(file).position(offset);
            InputStream piece = new Piece(Channels.newInputStream(channel));
            open = piece;
            return piece;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        InputStream stream = open;
        if (stream != null) {
            open = null;
            stream.close();
        }
    }

    /** SHA-256 of a whole file, in hexadecimal. */
    static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Ends after the piece's length. */
    private final class Piece extends FilterInputStream {

        private long left = length;

        Piece(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int read = left == 0 ? -1 : super.read(into, from, (int) Math.min(most, left));
            if (read > 0) {
                left -= read;
                readTo.accept(offset + length - left);
            }
            return read;
        }
    }
}
