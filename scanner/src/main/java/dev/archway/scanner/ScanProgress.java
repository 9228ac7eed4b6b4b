package dev.archway.scanner;

import dev.archway.wire.OpenedScan;

/** Hears how far a virtual scan is. */
public interface ScanProgress {

    /** A listener that does not care. */
    ScanProgress NONE = new ScanProgress() {};

    /** The files are ready and the server has opened the scan. */
    default void opened(OpenedScan scan) {}

    /** {@code sent} of {@code total} bytes of a file are on their way. */
    default void uploading(String fileName, long sent, long total) {}

    /** The server has all of the file. */
    default void uploaded(String fileName, long total) {}
}
