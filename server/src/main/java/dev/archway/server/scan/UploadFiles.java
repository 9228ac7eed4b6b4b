package dev.archway.server.scan;

import dev.archway.server.platform.DataDirectory;
import dev.archway.server.shared.Conflict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The bytes of uploads: a file each that only grows. One connection at a time writes to it. */
@Component
class UploadFiles {

    private static final int BUFFER = 1 << 17;

    private final Path folder;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

    UploadFiles(DataDirectory data) {
        this.folder = data.folder("uploads");
    }

    Path path(UUID id) {
        return folder.resolve(id.toString());
    }

    boolean exists(UUID id) {
        return Files.exists(path(id));
    }

    long size(UUID id) throws IOException {
        return Files.size(path(id));
    }

    void create(UUID id) throws IOException {
        Files.createFile(path(id));
    }

    void delete(UUID id) throws IOException {
        Files.deleteIfExists(path(id));
    }

    void append(Upload upload, long offset, InputStream bytes) throws IOException {
        if (!busy.add(upload.id())) {
            throw Conflict.because("UPLOAD_BUSY", "Another connection is sending to this upload.");
        }
        try (FileChannel file = FileChannel.open(path(upload.id()), StandardOpenOption.WRITE)) {
            long size = file.size();
            if (offset != size) {
                throw Conflict.because(
                        "WRONG_OFFSET", "Upload-Offset is " + offset + ", but the upload is at " + size + ".");
            }
            file.position(size);
            copy(bytes, file, upload.length() - size);
        } finally {
            busy.remove(upload.id());
        }
    }

    private static void copy(InputStream bytes, FileChannel file, long room) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try {
            long left = room;
            while (left > 0) {
                int read = bytes.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    break;
                }
                ByteBuffer piece = ByteBuffer.wrap(buffer, 0, read);
                while (piece.hasRemaining()) {
                    file.write(piece);
                }
                left -= read;
            }
        } finally {
            file.force(false);
        }
    }

    /** The ids of the files that were last written to before that time. */
    List<UUID> before(Instant time) throws IOException {
        List<UUID> ids = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                    ids.add(UUID.fromString(file.getFileName().toString()));
                }
            }
        }
        return ids;
    }
}
