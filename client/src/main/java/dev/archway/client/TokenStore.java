package dev.archway.client;

import java.util.Optional;

/**
 * Where a client keeps its tokens. Refresh tokens rotate, and a used one that is used again ends the whole sign-in: {@link #save} has to be durable before it
 * returns, and two clients must not work from copies of one store. Implementations are safe for use by many threads.
 */
public interface TokenStore {

    /** The tokens that were saved last; empty before the first sign-in and after {@link #clear}. */
    Optional<SavedTokens> load();

    /** Replaces what is kept. */
    void save(SavedTokens tokens);

    /** Forgets the tokens. */
    void clear();

    /** A store that lives as long as the process. */
    static TokenStore inMemory() {
        return new MemoryTokens();
    }
}
