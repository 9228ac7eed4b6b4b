package dev.archway.server.export;

import dev.archway.server.platform.ObjectStore;
import dev.archway.server.scan.Capture;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs captures as they are, since a JPEG does not shrink. The same captures always give the same bytes. */
final class CaptureZip {

    private final ObjectStore store;

    CaptureZip(ObjectStore store) {
        this.store = store;
    }

    void write(List<Capture> captures, OutputStream out) throws IOException {
        List<String> names = CaptureNames.of(captures);
        ZipOutputStream zip = new ZipOutputStream(out);
        for (int i = 0; i < captures.size(); i++) {
            Capture capture = captures.get(i);
            zip.putNextEntry(entry(names.get(i), capture));
            try (InputStream in = read(capture)) {
                in.transferTo(zip);
            }
            zip.closeEntry();
        }
        zip.finish();
    }

    /** A stored entry says its size and CRC before its bytes. */
    private ZipEntry entry(String name, Capture capture) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(LocalDateTime.ofInstant(capture.takenAt(), ZoneOffset.UTC));
        entry.setSize(capture.picture().size());
        try (CheckedInputStream in = new CheckedInputStream(read(capture), new CRC32())) {
            in.transferTo(OutputStream.nullOutputStream());
            entry.setCrc(in.getChecksum().getValue());
        }
        return entry;
    }

    private InputStream read(Capture capture) throws IOException {
        return store.readRange(capture.picture().sha256(), 0, capture.picture().size());
    }
}
