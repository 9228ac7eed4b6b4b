package dev.archway.server.access;

import dev.archway.server.platform.Keys;
import dev.archway.server.platform.Vault;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Seals a pairing's tokens, which have to be given out again when the same user pairs again, for the family that they are of. */
@Component
class TokenVault {

    private static final Logger log = LoggerFactory.getLogger(TokenVault.class);
    private static final String SEPARATOR = "\n";

    private final Vault vault;

    TokenVault(Keys keys) {
        this.vault = Vault.of(keys, "vault.json");
    }

    byte[] seal(UUID family, String access, @Nullable String refresh) {
        String both = access + SEPARATOR + (refresh == null ? "" : refresh);
        return vault.seal(both.getBytes(StandardCharsets.UTF_8), family.toString());
    }

    /** The access and the refresh token that were sealed for that family; empty when they were sealed for another one or with a key that is lost. */
    Optional<Opened> open(UUID family, byte[] sealed) {
        Optional<byte[]> opened = vault.open(sealed, family.toString());
        if (opened.isEmpty()) {
            log.warn("The tokens of family {} do not open with this vault's key; pairing again makes new ones", family);
        }
        return opened.map(bytes -> Opened.of(new String(bytes, StandardCharsets.UTF_8)));
    }

    record Opened(String access, @Nullable String refresh) {

        private static Opened of(String both) {
            int cut = both.indexOf(SEPARATOR);
            String refresh = both.substring(cut + 1);
            return new Opened(both.substring(0, cut), refresh.isEmpty() ? null : refresh);
        }

        /** Keeps tokens out of logs. */
        @Override
        public String toString() {
            return "Opened";
        }
    }
}
