package dev.archway.server.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Our signatures before the judge of the public library. */
class SigningSecretTest {

    private static final String BODY = "{\"Id\":\"0c1a3bd0-51c1-4d42-a2ef-0a7a7c64a3f0\",\"CompanyId\":\"90360\"}";

    @Test
    void shown_asStandardWebhooksWantsIt() {
        String shown = SigningSecret.fresh(new SecureRandom()).shown();
        assertThat(shown).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(SigningSecret.fresh(new SecureRandom()).shown()).isNotEqualTo(shown);
        assertThat(SigningSecret.fresh(new SecureRandom())).hasToString("SigningSecret");
    }

    @Test
    void signature_isVerified_changedOnesAreNot() throws Exception {
        SigningSecret secret = SigningSecret.fresh(new SecureRandom());
        Webhook receiver = new Webhook(secret.shown());

        receiver.verify(BODY, headers("id-1", new Signing(List.of(secret), false), BODY));

        assertThatThrownBy(() ->
                        receiver.verify(BODY + " ", headers("id-1", new Signing(List.of(secret), false), BODY)))
                .isInstanceOf(WebhookVerificationException.class);
        SigningSecret other = SigningSecret.fresh(new SecureRandom());
        assertThatThrownBy(() -> receiver.verify(BODY, headers("id-1", new Signing(List.of(other), false), BODY)))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void rotation_bothVerify() throws Exception {
        SigningSecret old = SigningSecret.fresh(new SecureRandom());
        SigningSecret fresh = SigningSecret.fresh(new SecureRandom());
        HttpHeaders headers = headers("id-2", new Signing(List.of(fresh, old), false), BODY);

        assertThat(headers.firstValue("webhook-signature").orElseThrow()).matches("v1,\\S{44} v1,\\S{44}");
        new Webhook(old.shown()).verify(BODY, headers);
        new Webhook(fresh.shown()).verify(BODY, headers);
    }

    private static HttpHeaders headers(String id, Signing signing, String body) {
        long now = Instant.now().getEpochSecond(); // the library compares with its own clock
        return HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(id),
                        "webhook-timestamp", List.of(Long.toString(now)),
                        "webhook-signature", List.of(signing.header(id, now, body.getBytes(StandardCharsets.UTF_8)))),
                (_, _) -> true);
    }
}
