package dev.archway.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The folder {@code .archway} below the scans, for what the connector itself has to keep; only its owner may look into it. */
record Home(Path folder) {

    static Home in(Path scans) {
        try {
            Path folder = scans.resolve(".archway");
            Files.createDirectories(scans);
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder, ownerOnly(folder, "rwx------"));
            }
            return new Home(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path database() {
        return folder.resolve("connector.db");
    }

    Path lock() {
        return folder.resolve("lock");
    }

    Path tokens() {
        return folder.resolve("tokens.json");
    }

    /** The permissions where the file system has such; elsewhere what the folder above grants. */
    static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString(permissions);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)};
    }
}
