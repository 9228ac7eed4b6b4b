package dev.archway.server.platform;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Objects as files of a folder, {@code ab/cd/abcd...}. A file gets its name only when its bytes are on disk. */
@Component
class DirectoryObjectStore implements ObjectStore {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final Path root;
    private final Path incoming;
    private final Clock clock;
    private final Object ages = new Object();

    DirectoryObjectStore(DataDirectory data, Clock clock) {
        this.root = data.folder("objects");
        this.incoming = data.folder("objects.incoming");
        this.clock = clock;
    }

    @Override
    public StoredObject put(Path file) throws IOException {
        return put(file, digest(file));
    }

    @Override
    public StoredObject put(Path file, String sha256) throws IOException {
        long size = Files.size(file);
        Path folder = folder(sha256);
        Path target = folder.resolve(sha256);
        if (isThereAndYoungAgain(target)) {
            return new StoredObject(sha256, size);
        }
        Files.createDirectories(folder);
        Path own = bringNear(file);
        force(own);
        Files.setLastModifiedTime(own, FileTime.from(clock.instant()));
        Files.move(own, target, StandardCopyOption.ATOMIC_MOVE);
        // the folders too, for they may be new
        for (Path each = folder; each != null && each.startsWith(root); each = each.getParent()) {
            force(each);
        }
        return new StoredObject(sha256, size);
    }

    /** The sweep must not take what somebody is about to name in a row. */
    private boolean isThereAndYoungAgain(Path target) throws IOException {
        synchronized (ages) {
            boolean there = Files.exists(target);
            if (there) {
                Files.setLastModifiedTime(target, FileTime.from(clock.instant()));
            }
            return there;
        }
    }

    @Override
    public InputStream readRange(String sha256, long offset, long length) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(path(sha256), StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw new FileNotFoundException("There is no object " + sha256);
        }
        channel.position(offset);
        return new BoundedStream(Channels.newInputStream(channel), length);
    }

    @Override
    public boolean exists(String sha256) {
        return Files.exists(path(sha256));
    }

    @Override
    public boolean deleteIfBefore(String sha256, Instant before) throws IOException {
        Path object = path(sha256);
        synchronized (ages) {
            return Files.exists(object) && modified(object).isBefore(before) && Files.deleteIfExists(object);
        }
    }

    @Override
    public void eachBefore(Instant before, Consumer<String> sha256) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> modified(file).isBefore(before))
                    .forEach(file -> sha256.accept(file.getFileName().toString()));
        }
    }

    private Path path(String sha256) {
        return folder(sha256).resolve(sha256);
    }

    private Path folder(String sha256) {
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal: " + sha256);
        }
        return root.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4));
    }

    /** Moves the file beside the objects, copying only when it comes from another file system. */
    private Path bringNear(Path file) throws IOException {
        Path own = Files.createTempFile(incoming, "object", null);
        try {
            return Files.move(file, own, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            return Files.copy(file, own, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String digest(Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), Sha256.digest())) {
            byte[] buffer = new byte[1 << 16];
            while (in.read(buffer) >= 0) {
                // reading is what feeds the digest
            }
            return Sha256.text(in.getMessageDigest());
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
