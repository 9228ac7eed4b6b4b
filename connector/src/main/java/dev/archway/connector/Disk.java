package dev.archway.connector;

import java.io.IOException;
import java.nio.file.Path;

/** What the archive needs of a file system, so that tests can fill it up or break it. */
interface Disk {

    void createFolders(Path folder) throws IOException;

    void write(Path file, byte[] content) throws IOException;

    /** Returns when the file or folder is on the medium. */
    void sync(Path path) throws IOException;

    /** All at once, within one file system. */
    void move(Path from, Path to) throws IOException;

    /** With everything in it; nothing there is fine. */
    void delete(Path path) throws IOException;
}
