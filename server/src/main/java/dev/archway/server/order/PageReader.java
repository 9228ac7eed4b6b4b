package dev.archway.server.order;

import dev.archway.server.platform.EntityTag;
import java.io.IOException;
import java.io.OutputStream;

/** Whoever is to get a page. */
@FunctionalInterface
public interface PageReader {

    /** A length that is not known yet. */
    int UNKNOWN = -1;

    /** Called once, before the first byte: where the page, which has this tag, is to be written. */
    OutputStream begin(EntityTag tag, int length) throws IOException;
}
