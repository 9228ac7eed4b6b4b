package dev.archway.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Files in the making, in the data directory so that they can be moved among the objects. Nothing in here outlives a day, or the process that made it. */
@Component
public class Scratch {

    private static final Logger log = LoggerFactory.getLogger(Scratch.class);

    private final Path folder;
    private final List<Path> swept;

    Scratch(DataDirectory data) {
        this.folder = data.folder("scratch");
        this.swept = List.of(folder, data.folder("objects.incoming"));
        // the directory is ours alone, so whatever is here was left by a process that ended
        deleteBefore(Instant.MAX);
    }

    /** A new empty file. Whoever asks for it deletes it, unless the object store took it over. */
    public Path file() throws IOException {
        return Files.createTempFile(folder, "making", null);
    }

    /** A name in here that no file has. */
    public Path name() throws IOException {
        Path file = file();
        Files.delete(file);
        return file;
    }

    void deleteBefore(Instant before) {
        swept.forEach(each -> deleteBefore(each, before));
    }

    private static void deleteBefore(Path folder, Instant before) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            log.warn("stale files stay in {} until the next sweep", folder, e);
        } catch (UncheckedIOException e) {
            log.warn("stale files stay in {} until the next sweep", folder, e.getCause());
        }
    }
}
