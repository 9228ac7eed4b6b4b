package dev.archway.server.notification;

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
import org.springframework.stereotype.Component;

/** Seals signing secrets, which have to be known again at every delivery. The key is a file of the data directory; a ciphertext opens only for the partner of it. */
@Component
class SecretVault {

    private final Aead aead;

    SecretVault(Keys keys) throws GeneralSecurityException {
        AeadConfig.register();
        String keyset = keys.get("webhook-secrets.json", SecretVault::fresh);
        this.aead = TinkJsonProtoKeysetFormat.parseKeyset(
                        keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    byte[] seal(String partnerId, SigningSecret secret) {
        try {
            return aead.encrypt(secret.bytes(), partnerId.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of the webhook secrets does not seal", e);
        }
    }

    /** Empty when it was sealed for another partner or with a key that is lost. */
    Optional<SigningSecret> open(String partnerId, byte[] sealed) {
        try {
            return Optional.of(SigningSecret.of(aead.decrypt(sealed, partnerId.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
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
}
