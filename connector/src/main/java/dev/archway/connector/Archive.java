package dev.archway.connector;

import dev.archway.wire.PracticeOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder with the scans: {@code <company>/<chart>/<order>/r<N>}. A revision is put together in {@code .incoming}, in the same file system, and appears at its
 * place whole or not at all.
 */
final class Archive {

    private final Path root;
    private final Path incoming;
    private final Disk disk;

    Archive(Path root, Disk disk) {
        this.root = root;
        this.incoming = root.resolve(".incoming");
        this.disk = disk;
    }

    /** Removes what a crash left unfinished. */
    void clean() throws IOException {
        disk.delete(incoming);
    }

    /** Where the revisions of an order go, relative to the root. */
    static Path folderOf(PracticeOrder order) {
        return Path.of(
                Long.toString(order.companyId()),
                FolderNames.ofChart(order.patientChartNumber()),
                Long.toString(order.orderId()));
    }

    /** A new empty folder to put a revision together. */
    Path stage(long orderId) throws IOException {
        Path staging = incoming.resolve(orderId + "-" + UUID.randomUUID());
        disk.createFolders(staging);
        return staging;
    }

    void write(Path file, byte[] content) throws IOException {
        disk.write(file, content);
    }

    /** Makes everything that was put together durable, before it may appear anywhere. */
    void settle(Path staging) throws IOException {
        try (Stream<Path> files = Files.list(staging)) {
            for (Path file : files.toList()) {
                disk.sync(file);
            }
        }
        disk.sync(staging);
    }

    /** Lets the finished revision appear in the order's folder. */
    void publish(Path staging, Path orderFolder, String revision) throws IOException {
        Path folder = root;
        for (Path name : orderFolder) {
            folder = createDurably(folder, name);
        }
        disk.move(staging, folder.resolve(revision));
        disk.sync(folder);
    }

    void discard(Path staging) throws IOException {
        disk.delete(staging);
    }

    boolean has(Path relative) {
        return Files.isDirectory(root.resolve(relative));
    }

    /** The highest number of a revision in an order's folder, 0 for none, whatever the database knows. */
    int lastRevision(Path orderFolder) throws IOException {
        Path folder = root.resolve(orderFolder);
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> revisions = Files.list(folder)) {
            return revisions
                    .map(revision -> revision.getFileName().toString())
                    .filter(name -> name.matches("r\\d{1,9}"))
                    .mapToInt(name -> Integer.parseInt(name.substring(1)))
                    .max()
                    .orElse(0);
        }
    }

    /** A folder is there after a loss of power only if the one above it was synced too. */
    private Path createDurably(Path above, Path name) throws IOException {
        Path folder = above.resolve(name);
        if (!Files.isDirectory(folder)) {
            disk.createFolders(folder);
            disk.sync(above);
        }
        return folder;
    }
}
