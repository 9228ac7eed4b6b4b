package dev.archway.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The secrets of this server: made at first start, kept in the data directory's {@code keys} folder for the owner alone, and never in the database. */
@Component
public class Keys {

    private final Path folder;

    public Keys(DataDirectory data) {
        this.folder = data.folder("keys");
    }

    /** The secret of that name; when there is none yet, {@code fresh} makes it and it is on disk before this returns. */
    public String get(String name, Supplier<String> fresh) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                write(file, fresh.get());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path file, String secret) throws IOException {
        Path fresh = Files.createTempFile(folder, "new", ".key");
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(fresh, secret);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file);
        }
    }
}
