package dev.archway.mesh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file's bytes from front to back, through a window that moves on. Readers take bytes from {@link #bytes} and advance {@link #at} themselves. */
final class Input {

    /** The longest stretch that can be asked for at once. */
    static final int REACH = 1 << 16;

    final byte[] bytes;
    int at;
    int end;

    private final FileChannel channel;
    private final long size;
    private long base;

    Input(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
        // a small file has a small window
        this.bytes = new byte[(int) Math.min(size, 4L * REACH) + 1];
    }

    /**
     * Sees to it that {@code wanted} bytes are in the window from {@link #at} on, if the file has so many; the bytes before {@code at} may go.
     *
     * @return how many bytes are there, fewer than wanted only at the file's end
     */
    int fill(int wanted) throws IOException {
        if (end - at < wanted && base + end < size) {
            System.arraycopy(bytes, at, bytes, 0, end - at);
            base += at;
            end -= at;
            at = 0;
            while (end < wanted && base + end < size) {
                int read = channel.read(ByteBuffer.wrap(bytes, end, bytes.length - end), base + end);
                if (read < 0) {
                    throw new MeshException("offset " + (base + end) + ": the file became shorter while it was read");
                }
                end += read;
            }
        }
        return end - at;
    }

    void skip(long count) {
        if (count <= end - at) {
            at += (int) count;
        } else {
            base += at + count;
            at = 0;
            end = 0;
        }
    }

    /** The offset in the file of the next byte. */
    long offset() {
        return base + at;
    }

    /** How many bytes the file still has. */
    long remaining() {
        return size - offset();
    }
}
