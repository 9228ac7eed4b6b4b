package dev.archway.connector;

import dev.archway.client.SavedTokens;
import dev.archway.client.TokenStore;
import dev.archway.wire.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/** Tokens in a file that only its owner may read; replaced all at once, so that a crash does not lose the sign-in. */
final class FileTokens implements TokenStore {

    private final Path file;

    FileTokens(Path file) {
        this.file = file;
    }

    @Override
    public synchronized Optional<SavedTokens> load() {
        try {
            return Optional.of(WireJson.mapper().readValue(Files.readAllBytes(file), SavedTokens.class));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (JacksonException damaged) {
            // its message could quote a token
            throw new Failure("the file with the tokens is damaged: run 'connector login' again");
        }
    }

    @Override
    public synchronized void save(SavedTokens tokens) {
        try {
            Path fresh = file.resolveSibling("tokens.new");
            Files.deleteIfExists(fresh);
            try (FileChannel channel = FileChannel.open(
                    fresh,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    Home.ownerOnly(fresh, "rw-------"))) {
                ByteBuffer bytes = ByteBuffer.wrap(WireJson.mapper().writeValueAsBytes(tokens));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public synchronized void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
