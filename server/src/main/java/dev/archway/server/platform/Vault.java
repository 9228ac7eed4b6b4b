package dev.archway.server.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Seals secrets that have to be known again. The key is a file of the data directory; a ciphertext opens only for whom it was made, so that rows cannot be swapped. */
public final class Vault {

    private final Aead aead;

    private Vault(Aead aead) {
        this.aead = aead;
    }

    /** The vault whose key has that name; a new one when there is none yet. */
    public static Vault of(Keys keys, String name) {
        try {
            AeadConfig.register();
            String keyset = keys.get(name, Vault::fresh);
            return new Vault(TinkJsonProtoKeysetFormat.parseKeyset(
                            keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key " + name + " of the data directory is not one of a vault", e);
        }
    }

    public byte[] seal(byte[] secret, String owner) {
        try {
            return aead.encrypt(secret, bytes(owner));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of a vault does not seal", e);
        }
    }

    /** Empty when it was sealed for somebody else or with a key that is lost. */
    public Optional<byte[]> open(byte[] sealed, String owner) {
        try {
            return Optional.of(aead.decrypt(sealed, bytes(owner)));
        } catch (GeneralSecurityException _) {
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
}
