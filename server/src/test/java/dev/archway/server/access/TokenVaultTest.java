package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.platform.ArchwayProperties;
import dev.archway.server.platform.DataDirectory;
import dev.archway.server.platform.Keys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class TokenVaultTest {

    private static final UUID FAMILY = new UUID(1, 2);

    @TempDir
    Path folder = Path.of("");

    @Test
    void sealed_opensForItsOwnFamilyOnly() throws Exception {
        TokenVault vault = vault("one");
        byte[] sealed = vault.seal(FAMILY, "access", "refresh");
        assertThat(vault.open(FAMILY, sealed)).contains(new TokenVault.Opened("access", "refresh"));
        assertThat(vault.open(new UUID(1, 3), sealed)).isEmpty();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("access", "refresh");
    }

    @Test
    void sealed_tamperedOrTruncated() throws Exception {
        TokenVault vault = vault("one");
        byte[] sealed = vault.seal(FAMILY, "access", null);
        assertThat(vault.open(FAMILY, new byte[0])).isEmpty();
        sealed[sealed.length - 1] ^= 1;
        assertThat(vault.open(FAMILY, sealed)).isEmpty();
    }

    @Test
    void sealed_withAnotherKey() throws Exception {
        byte[] sealed = vault("one").seal(FAMILY, "access", "refresh");
        assertThat(vault("two").open(FAMILY, sealed)).isEmpty();
    }

    private TokenVault vault(String name) throws GeneralSecurityException, IOException {
        DataDirectory data =
                new DataDirectory(new ArchwayProperties(folder.resolve(name), null, DataSize.ofBytes(1), 1));
        try {
            return new TokenVault(new Keys(data));
        } finally {
            data.destroy();
        }
    }
}
