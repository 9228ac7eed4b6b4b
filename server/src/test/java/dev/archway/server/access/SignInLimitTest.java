package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.testing.SettableClock;
import dev.archway.server.testing.Together;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** Three failures of a person and six of an address, forgiven one a minute. */
class SignInLimitTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SettableClock clock = new SettableClock(Duration.ZERO);
    private final SignInLimit limit =
            new SignInLimit(new SignInProperties(3, MINUTE, 6, MINUTE, Duration.ofHours(1)), clock);

    @Test
    void person_waitsAfterTheLastFailureAllowed() {
        for (int i = 0; i < 3; i++) {
            assertThat(take("a@x.test", "10.0.0." + i)).isZero();
        }
        assertThat(take("a@x.test", "10.0.0.9")).isPositive().isLessThanOrEqualTo(MINUTE);
        assertThat(take(" A@X.test", "10.0.0.9")).as("the same address").isPositive();
        assertThat(take("b@x.test", "10.0.0.9")).as("somebody else").isZero();
    }

    /** A database that takes a Turkish capital for the small letter must not give ten more guesses for each of them. */
    @Test
    void person_isOneInEverySpelling() {
        for (int i = 0; i < 3; i++) {
            take("dentist@x.test", "10.0.0." + i);
        }
        assertThat(take("dent\u0130st@x.test", "10.0.0.9")).isPositive();
        assertThat(take("denti\u017ft@x.test", "10.0.0.9")).isPositive();
    }

    @Test
    void failures_areForgivenOneByOne() {
        for (int i = 0; i < 3; i++) {
            take("a@x.test", "10.0.0." + i);
        }
        clock.advance(MINUTE);
        assertThat(take("a@x.test", "10.0.0.9")).isZero();
        assertThat(take("a@x.test", "10.0.0.9")).isPositive();
        clock.advance(Duration.ofDays(1));
        for (int i = 0; i < 3; i++) {
            assertThat(take("a@x.test", "10.0.0." + i))
                    .as("a day forgives no more than all")
                    .isZero();
        }
        assertThat(take("a@x.test", "10.0.0.9")).isPositive();
    }

    @Test
    void refusals_doNotLengthenTheWait() {
        for (int i = 0; i < 50; i++) {
            take("a@x.test", "10.0.0." + i);
        }
        assertThat(take("a@x.test", "10.0.0.99")).isPositive().isLessThanOrEqualTo(MINUTE);
    }

    @Test
    void success_countsAsNoFailure() {
        for (int i = 0; i < 1000; i++) {
            assertThat(take("a@x.test", "10.0.0.1")).isZero();
            limit.succeeded("a@x.test", from("10.0.0.1"));
        }
    }

    @Test
    void address_waitsWhoeverIsTried() {
        for (int i = 0; i < 6; i++) {
            assertThat(take("person-" + i + "@x.test", "10.0.0.1")).isZero();
        }
        assertThat(take("person-7@x.test", "10.0.0.1")).isPositive();
        assertThat(take("person-7@x.test", "10.0.0.2")).isZero();
    }

    @Test
    void addressOfIpv6_isItsNetwork() {
        for (int i = 0; i < 6; i++) {
            assertThat(take("person-" + i + "@x.test", "2001:db8:1:2::" + i)).isZero();
        }
        assertThat(take("person-7@x.test", "2001:db8:1:2:ffff::1")).isPositive();
        assertThat(take("person-7@x.test", "2001:db8:1:3::1")).isZero();
    }

    @Test
    void attemptsAtTheSameTime_areCountedBeforeTheyAreKnownToFail() throws Exception {
        List<Duration> waits = Together.run(50, () -> take("a@x.test", "10.0.0.1"));
        assertThat(waits.stream().filter(Duration::isZero)).hasSize(3);
    }

    private Duration take(String email, String address) {
        return limit.take(email, from(address));
    }

    private static MockHttpServletRequest from(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }
}
