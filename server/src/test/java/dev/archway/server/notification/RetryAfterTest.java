package dev.archway.server.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, 10.2.3. */
class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration LONGEST = Duration.ofHours(1);

    @Test
    void secondsOrDate_withinBounds() {
        assertThat(RetryAfter.until("120", NOW, LONGEST)).contains(NOW.plusSeconds(120));
        assertThat(RetryAfter.until(" 0 ", NOW, LONGEST)).contains(NOW);
        assertThat(RetryAfter.until("3601", NOW, LONGEST)).contains(NOW.plus(LONGEST));
        assertThat(RetryAfter.until("Sun, 01 Mar 2026 10:30:00 GMT", NOW, LONGEST))
                .contains(NOW.plusSeconds(1800));
        assertThat(RetryAfter.until("Sun, 01 Mar 2026 09:30:00 GMT", NOW, LONGEST))
                .contains(NOW);
        assertThat(RetryAfter.until("Fri, 31 Dec 9999 23:59:59 GMT", NOW, LONGEST))
                .contains(NOW.plus(LONGEST));
        assertThat(RetryAfter.until("9".repeat(4000), NOW, LONGEST)).contains(NOW.plus(LONGEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "soon", "1e9", "2026-03-01", "Mon, 01 Mar 2026 09:30:00 GMT"})
    void nonsense_isNothing(String header) {
        assertThat(RetryAfter.until(header, NOW, LONGEST)).isEmpty();
    }

    @Property
    void anything_isNothingOrWithinBounds(@ForAll String header) {
        RetryAfter.until(header, NOW, LONGEST)
                .ifPresent(until -> assertThat(until).isBetween(NOW, NOW.plus(LONGEST)));
    }
}
