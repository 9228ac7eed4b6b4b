package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.testing.SettableClock;
import dev.archway.server.testing.Together;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

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

    /** What Spring takes off the ends of a name, and what the look-up takes off, makes no other person of it. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "\u0001", "\u0002\u001f", "\u2003", "\u3000", "\t\r"})
    void form_whateverIsRoundTheAddress_isOnePerson(String round) throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(lets("/login", round.repeat(i * 200) + "a@x.test" + round.repeat(i), "10.0.0." + i))
                    .isTrue();
        }
        assertThat(lets("/login", round.repeat(200) + "a@x.test" + round.repeat(300), "10.0.0.9"))
                .isFalse();
    }

    /** Nobody has such an address, so that all of them may share one count. */
    @Test
    void form_addressesThatAreTooLong_areFew() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(lets("/login", "a".repeat(300 + i) + "@x.test", "10.0.0." + i))
                    .isTrue();
        }
        assertThat(lets("/login", "b".repeat(400) + "@x.test", "10.0.0.9")).isFalse();
        assertThat(lets("/login", "b@x.test", "10.0.0.9")).isTrue();
    }

    /** A passkey names its owner itself; whom the address of the call names is not asked, and not forgiven. */
    @Test
    void passkey_isNobodysEmail() throws Exception {
        for (int i = 0; i < 3; i++) {
            take("a@x.test", "10.0.0." + i);
        }
        MockHttpServletRequest passkey = posted("/login/webauthn", "a@x.test", "10.0.0.9");
        assertThat(lets(passkey)).isTrue();
        limit.succeeded(LoginAttempt.email(passkey), passkey);

        assertThat(take("a@x.test", "10.0.0.9")).isPositive();
    }

    /** Some proxies send the port along; what is no literal is a key as it is. */
    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1:4711", "[2001:db8::1]:80", "2001:db8::1%nowhere", "::x"})
    void address_thatIsNoLiteral_isTakenAsText(String address) {
        for (int i = 0; i < 6; i++) {
            assertThat(take("person-" + i + "@x.test", address)).isZero();
        }
        assertThat(take("person-7@x.test", address)).isPositive();
    }

    /** Whether the filter lets a password through to its check. */
    private boolean lets(String path, String email, String address) throws Exception {
        return lets(posted(path, email, address));
    }

    private boolean lets(MockHttpServletRequest request) throws Exception {
        MockFilterChain chain = new MockFilterChain();
        new SignInLimitFilter(limit).doFilter(request, new MockHttpServletResponse(), chain);
        return chain.getRequest() != null;
    }

    private static MockHttpServletRequest posted(String path, String email, String address) {
        MockHttpServletRequest request = from(address);
        request.setMethod("POST");
        request.setServletPath(path);
        request.setParameter("email", email);
        return request;
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
