package dev.archway.server.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** Unpacks PostgreSQL's programs for this machine from the class path. Half an unpacking is never taken for a whole one: the folder gets its name at the end. */
final class PostgresBinaries {

    /** Changes with the dependency, so that a newer server does not run an older unpacking. */
    static final String VERSION = "18.4";

    private PostgresBinaries() {}

    static Path unpackInto(Path folder) throws IOException {
        Path home = folder.resolve("postgresql-" + VERSION);
        if (Files.isDirectory(home)) {
            return home;
        }
        Path incoming = folder.resolve("postgresql-" + VERSION + ".incoming");
        FileSystemUtils.deleteRecursively(incoming);
        Files.createDirectories(incoming);
        try (InputStream packed = open();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, incoming);
            }
        }
        return Files.move(incoming, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("The PostgreSQL archive has an entry outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true)) {
            throw new IOException(target + " cannot be made executable");
        }
    }

    private static InputStream open() throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        String name = "/postgres-" + system + "-" + machine + ".txz";
        InputStream packed = PostgresBinaries.class.getResourceAsStream(name);
        if (packed == null) {
            throw new CannotStart("There is no embedded PostgreSQL for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch")
                    + ". Give the address of one with --spring.datasource.url=jdbc:postgresql://...");
        }
        return packed;
    }
}
