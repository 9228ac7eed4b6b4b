package dev.archway.server.order;

import dev.archway.server.platform.EntityTag;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keeps a page until it is whole, so that no slow caller holds a database connection; a page that grows too large for that goes to its reader as it is made. */
final class PageBuffer extends OutputStream {

    private static final int FIRST_SIZE = 1 << 15;

    private final PageReader reader;
    private final int most;
    private byte[] bytes;
    private int size;
    private @Nullable EntityTag tag;
    private @Nullable OutputStream out;

    PageBuffer(PageReader reader, int most) {
        this.reader = reader;
        this.most = most;
        this.bytes = new byte[Math.min(FIRST_SIZE, most)];
    }

    /** To be called before the first byte. */
    void tag(EntityTag tag) {
        this.tag = tag;
    }

    /** The whole page; null when it has gone to the reader already. */
    byte @Nullable [] whole() {
        return out == null ? Arrays.copyOf(bytes, size) : null;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        if (out == null && length > most - size) {
            if (tag == null) {
                throw new IllegalStateException("a page is written before its tag is known");
            }
            out = reader.begin(tag, PageReader.UNKNOWN);
            out.write(bytes, 0, size);
            bytes = new byte[0];
        }
        if (out != null) {
            out.write(from, offset, length);
            return;
        }
        if (length > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.min(most, Math.max(2 * bytes.length, size + length)));
        }
        System.arraycopy(from, offset, bytes, size, length);
        size += length;
    }
}
