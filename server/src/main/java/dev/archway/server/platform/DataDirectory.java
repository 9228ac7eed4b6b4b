package dev.archway.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The one folder that holds everything that must survive. It belongs to one server at a time; the operating system ends the lock with the process, however that ends. */
@Component
public class DataDirectory implements DisposableBean {

    private final Path root;
    private final FileChannel lockFile;

    @SuppressWarnings("UnusedVariable") // held for as long as this object lives
    private final FileLock lock;

    public DataDirectory(ArchwayProperties properties) {
        this.root = properties.dataDir().toAbsolutePath().normalize();
        try {
            privateFolder(root);
            this.lockFile =
                    FileChannel.open(root.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock taken = tryLock();
            if (taken == null) {
                lockFile.close();
                throw new CannotStart("Another Archway server is using the data directory " + root
                        + ". Stop it, or give this one a folder of its own with --archway.data-dir=DIR.");
            }
            this.lock = taken;
        } catch (IOException e) {
            throw new CannotStart("The data directory " + root + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** A folder below the data directory, made when it is missing, for the owner alone. */
    public Path folder(String name) {
        Path folder = root.resolve(name);
        try {
            privateFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    public Path root() {
        return root;
    }

    @Override
    public void destroy() throws IOException {
        lockFile.close();
    }

    private @Nullable FileLock tryLock() throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void privateFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        }
    }
}
