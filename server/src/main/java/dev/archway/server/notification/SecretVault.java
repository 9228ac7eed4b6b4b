package dev.archway.server.notification;

import dev.archway.server.platform.Keys;
import dev.archway.server.platform.Vault;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Seals signing secrets, which have to be known again at every delivery, for the partner that they are of. */
@Component
class SecretVault {

    private final Vault vault;

    SecretVault(Keys keys) {
        this.vault = Vault.of(keys, "webhook-secrets.json");
    }

    byte[] seal(String partnerId, SigningSecret secret) {
        return vault.seal(secret.bytes(), partnerId);
    }

    /** Empty when it was sealed for another partner or with a key that is lost. */
    Optional<SigningSecret> open(String partnerId, byte[] sealed) {
        return vault.open(sealed, partnerId).map(SigningSecret::of);
    }
}
