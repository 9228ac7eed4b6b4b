package dev.archway.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.archway.server.shared.Invalid;
import dev.archway.wire.DeviceLogin;
import dev.archway.wire.OpenScan;
import dev.archway.wire.PairRequest;
import dev.archway.wire.PatientUpdate;
import dev.archway.wire.PatientUpdateByChart;
import dev.archway.wire.SandboxTokenRequest;
import dev.archway.wire.ScanManifest;
import dev.archway.wire.ScanRequest;
import dev.archway.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.http.MockHttpInputMessage;
import tools.jackson.core.JacksonException;

/**
 * Any bytes as the body of any call: they are read, or refused in words that name what is wrong and nothing of the server's inside. PRODUCT.md, wire rules. The seeds
 * are run by every test run; {@code script/bench fuzz} looks for more.
 */
class FuzzBodiesTest {

    private static final int LONGEST_MESSAGE = 2_000;

    /** Every body has members of its own, so that one text can be meant for all of them. */
    private static final List<Class<? extends Record>> BODIES = List.of(
            ScanRequest.class,
            PatientUpdate.class,
            PatientUpdateByChart.class,
            PairRequest.class,
            ScanManifest.class,
            OpenScan.class,
            DeviceLogin.class,
            SandboxTokenRequest.class);

    @FuzzTest
    void body_isReadOrRefusedInWords(byte[] body) {
        for (Class<? extends Record> type : BODIES) {
            try {
                WireJson.mapper().readValue(body, type);
            } catch (JacksonException e) {
                isWellSaid(UnreadableBody.asInvalid(
                        new HttpMessageNotReadableException("unreadable", e, new MockHttpInputMessage(body))));
            }
        }
    }

    private static void isWellSaid(Invalid refusal) {
        assertThat(refusal.code()).isIn("INVALID_JSON", "INVALID_REQUEST_PARAMETERS");
        assertThat(refusal.reason())
                .hasSizeLessThan(LONGEST_MESSAGE)
                .doesNotContainPattern("\\p{Cntrl}")
                .doesNotContain("Exception", "dev.archway", "java.", "tools.jackson");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(refusal.reason()))
                .as("can be sent: %s", refusal.reason())
                .isTrue();
    }
}
