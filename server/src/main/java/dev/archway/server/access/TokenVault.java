package dev.archway.server.access;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.archway.server.platform.Keys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Seals a pairing's tokens, which have to be given out again when the same user pairs again. The key is a file of the data directory; a ciphertext opens only for
 * the family that it was made for, so rows cannot be swapped.
 */
@Component
class TokenVault {

    private static final Logger log = LoggerFactory.getLogger(TokenVault.class);
    private static final String SEPARATOR = "\n";

    private final Aead aead;

    TokenVault(Keys keys) throws GeneralSecurityException {
        AeadConfig.register();
        String keyset = keys.get("vault.json", TokenVault::fresh);
        this.aead = TinkJsonProtoKeysetFormat.parseKeyset(
                        keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    byte[] seal(UUID family, String access, @Nullable String refresh) {
        try {
            return aead.encrypt(bytes(access + SEPARATOR + (refresh == null ? "" : refresh)), bytes(family.toString()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The vault key does not seal", e);
        }
    }

    /** The access and the refresh token that were sealed for that family; empty when they were sealed for another one or with a key that is lost. */
    Optional<Opened> open(UUID family, byte[] sealed) {
        try {
            String both = new String(aead.decrypt(sealed, bytes(family.toString())), StandardCharsets.UTF_8);
            int cut = both.indexOf(SEPARATOR);
            String refresh = both.substring(cut + 1);
            return Optional.of(new Opened(both.substring(0, cut), refresh.isEmpty() ? null : refresh));
        } catch (GeneralSecurityException e) {
            log.warn("The tokens of family {} do not open with this vault's key; pairing again makes new ones", family);
            return Optional.empty();
        }
    }

    private static String fresh() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
                    RegistryConfiguration.get(),
                    InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-GCM", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    record Opened(String access, @Nullable String refresh) {

        /** Keeps tokens out of logs. */
        @Override
        public String toString() {
            return "Opened";
        }
    }
}
