package dev.archway.client;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Tokens that are gone with the process. */
final class MemoryTokens implements TokenStore {

    private final AtomicReference<Optional<SavedTokens>> kept = new AtomicReference<>(Optional.empty());

    @Override
    public Optional<SavedTokens> load() {
        return kept.get();
    }

    @Override
    public void save(SavedTokens tokens) {
        kept.set(Optional.of(tokens));
    }

    @Override
    public void clear() {
        kept.set(Optional.empty());
    }
}
