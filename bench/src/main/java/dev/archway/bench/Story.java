package dev.archway.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Tells what happens, each line with the seconds since the beginning. */
final class Story {

    private final PrintStream out;
    private final long began = System.nanoTime();

    Story(PrintStream out) {
        this.out = out;
    }

    synchronized void tell(String format, Object... values) {
        double seconds = (System.nanoTime() - began) / 1e9;
        out.printf(Locale.ROOT, "%6.2f s  %s%n", seconds, String.format(Locale.ROOT, format, values));
    }

    synchronized void plain(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    /** The files below a folder with their sizes, and what is in the packages. */
    void files(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> paths = Files.walk(folder)) {
            files = paths.filter(Files::isRegularFile)
                    .filter(file -> !folder.relativize(file).toString().startsWith("."))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            plain("  %-66s %10s", folder.relativize(file), size(Files.size(file)));
            if (file.toString().endsWith(".zip")) {
                contents(file);
            }
        }
    }

    static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private void contents(Path zip) throws IOException {
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                plain("      %-62s %10s", entry.getName(), size(entries.transferTo(OutputStream.nullOutputStream())));
            }
        }
    }
}
