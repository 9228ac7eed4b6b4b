package dev.archway.server.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.archway.server.shared.Invalid;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Any text as a filter of the practice's list: a time that the database can hold, or a refusal that names the parameter. DPMS API V2, 4.4.2. */
class FuzzOrderFilterTest {

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z").minusSeconds(86_400);
    private static final Instant LAST =
            Instant.parse("9999-12-31T23:59:59.999999999Z").plusSeconds(2 * 86_400);

    @FuzzTest
    void date_isReadOrRefused(byte[] given) {
        String text = new String(given, StandardCharsets.UTF_8);
        try {
            OrderFilter filter = OrderFilter.of(text, text, null);
            assertThat(filter.from()).isBetween(FIRST, LAST).isBefore(filter.before());
        } catch (Invalid refused) {
            assertThat(refused.reason()).contains("dateFrom").doesNotContainPattern("\\p{Cntrl}");
        }
    }

    @FuzzTest
    void chartNumber_isReadOrRefused(byte[] given) {
        String text = new String(given, StandardCharsets.UTF_8);
        try {
            OrderFilter.of(null, null, text);
        } catch (Invalid refused) {
            assertThat(refused.reason()).contains("chartNumber").doesNotContainPattern("\\p{Cntrl}");
        }
    }
}
