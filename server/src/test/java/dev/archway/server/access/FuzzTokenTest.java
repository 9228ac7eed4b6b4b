package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.archway.server.shared.Invalid;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Any text as an access token or a callback address: no text but what this server signed lets anybody in, and none is a failure. */
class FuzzTokenTest {

    private static final TokenMint MINT = mint(); // a key takes long to make

    private static TokenMint mint() {
        Duration hour = Duration.ofHours(1);
        AccessProperties.Tokens lives = new AccessProperties.Tokens(hour, hour, hour, hour);
        try {
            return new TokenMint(
                    new RSAKeyGenerator(2048).generate(),
                    new AccessProperties(lives, null, null, Map.of(), "US"),
                    Clock.systemUTC());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @FuzzTest
    void token_isNobodys(byte[] given) {
        assertThat(MINT.isGenuine(new String(given, StandardCharsets.UTF_8))).isFalse();
    }

    @FuzzTest
    void callbackUrl_isAcceptedOrRefused(byte[] given) {
        String text = new String(given, StandardCharsets.UTF_8);
        try {
            assertThat(CallbackUrl.checked(text)).isEqualTo(text).matches("(?i)https?://.+");
            assertThat(text).doesNotContain("\0", " ", "#");
        } catch (Invalid refused) {
            assertThat(refused.reason()).contains("CallbackUrl").doesNotContainPattern("\\p{Cntrl}");
        }
    }
}
