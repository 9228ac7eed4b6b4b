package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.TestClinic;
import dev.archway.server.testing.Together;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page that changes a password: docs/sign-in.md. */
@NullUnmarked // JUnit and Spring fill the fields
class PasswordChangeIT extends ArchwayIT {

    private static final String PAGE = "/account/password";
    private static final String OLD = "test-password";
    private static final String NEW = "seven quiet herons";

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    private TestClinic clinic;
    private Browser browser;

    @BeforeEach
    void open() {
        clinic = TestClinic.open(registration);
        browser = signedIn(OLD);
    }

    @Test
    void change_endsOtherSessionsAndLeavesSoftwareConnected() {
        Browser other = signedIn(OLD);
        Http paired = clinic.as(http(), "sandbox-dpms");
        String session = browser.cookie("JSESSIONID");
        assertThat(browser.get(PAGE).text()).contains("Software that you connected stays connected.");

        Http.Answer answer = change(OLD, NEW, NEW);
        assertThat(answer.header("Location")).endsWith(PAGE + "?changed");
        assertThat(browser.get(PAGE + "?changed").text()).contains("Your password is changed.");
        assertThat(browser.cookie("JSESSIONID")).isNotEqualTo(session);
        assertThat(other.get(PAGE).header("Location")).endsWith("/login?ended");
        assertThat(paired.get("/third-party/v2/orders/practice?Offset=0&pageSize=1")
                        .status())
                .isEqualTo(200);
        assertThat(new Browser(http()).login(clinic.email(), OLD).header("Location"))
                .endsWith("/login?wrong");
        assertThat(signedIn(NEW).get(PAGE).status()).isEqualTo(200);
        assertThat(acts()).contains("changed the password");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | seven quiet herons | seven quiet herons | current | Enter your current password.",
                "wrong-password | seven quiet herons | seven quiet herons | current | That is not your current password.",
                "test-password | short | short | fresh | at least 12 characters",
                "test-password | test-password | test-password | fresh | This is the password that you have now.",
                "test-password | 123456789012 | 123456789012 | fresh | too easy to guess",
                "test-password | robin ridge 1 | robin ridge 1 | fresh | apart from your name",
                "test-password | seven quiet herons | seven quiet heron | again | not the same"
            })
    void refused_nextToTheField(String current, String fresh, String again, String field, String words) {
        Http.Answer answer = change(current, fresh, again);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains(words).containsPattern("id=\"" + field + "\"[^>]*aria-invalid=\"true\"");
        assertThat(answer.text()).as("passwords are not sent back").doesNotContain("herons");
        assertThat(signedIn(OLD).get(PAGE).status()).isEqualTo(200);
    }

    @Test
    void hugePassword_isRefused() {
        String huge = "seven quiet herons ".repeat(5000);
        assertThat(change(OLD, huge, huge).status()).isEqualTo(422);
        assertThat(change(huge, NEW, NEW).status()).isEqualTo(422);
    }

    @Test
    void wrongPasswords_areFew() {
        for (int i = 0; i < 10; i++) {
            assertThat(change("guess-" + i, NEW, NEW).status()).isEqualTo(422);
        }
        Http.Answer answer = change(OLD, NEW, NEW);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.text()).contains("Too many attempts failed.");
        assertThat(acts().stream().filter("could not change the password"::equals))
                .hasSize(10);
    }

    /** Both have the password that holds; the first one's is the new one. */
    @Test
    void twoChangesAtOnce_oneHolds() throws Exception {
        Browser other = signedIn(OLD);
        String csrf = AccountForm.csrf(browser.get(PAGE));
        String others = AccountForm.csrf(other.get(PAGE));
        Queue<Browser> browsers = new ConcurrentLinkedQueue<>(List.of(browser, other));

        List<String> answers = Together.run(2, () -> {
            Browser each = browsers.remove();
            String fresh = each == browser ? NEW : "nine loud otters";
            Map<String, String> form =
                    Map.of("current", OLD, "fresh", fresh, "again", fresh, "_csrf", each == browser ? csrf : others);
            Http.Answer answer = each.post(PAGE, form);
            return answer.status() == 302 ? answer.header("Location") : "refused";
        });

        assertThat(answers.stream().filter(each -> each.endsWith("?changed"))).hasSize(1);
        assertThat(acts().stream().filter("changed the password"::equals)).hasSize(1);
    }

    @Test
    void withoutToken_orSession() {
        assertThat(browser.post(PAGE, Map.of("current", OLD, "fresh", NEW, "again", NEW))
                        .header("Location"))
                .endsWith("/login?expired");
        assertThat(http().get(PAGE).header("Location")).endsWith("/login");
    }

    @Test
    void german_forWhomAsksForIt() {
        Browser german = new Browser(http().with("Accept-Language", "de-AT,de;q=0.9,en;q=0.5"));
        assertThat(german.get("/login").text()).contains("lang=\"de\"", "Mit einem Passkey anmelden");
        Browser french = new Browser(http().with("Accept-Language", "fr"));
        assertThat(french.get("/login").text()).contains("lang=\"en\"", "Sign in with a passkey");
    }

    private Http.Answer change(String current, String fresh, String again) {
        return browser.post(
                PAGE,
                Map.of(
                        "current",
                        current,
                        "fresh",
                        fresh,
                        "again",
                        again,
                        "_csrf",
                        AccountForm.csrf(browser.get(PAGE))));
    }

    private Browser signedIn(String password) {
        Browser fresh = new Browser(http());
        assertThat(fresh.login(clinic.email(), password).header("Location")).doesNotContain("/login");
        return fresh;
    }

    private List<String> acts() {
        return jdbc.sql("select what from company_act where company_id = :clinic order by number")
                .param("clinic", clinic.id().value())
                .query(String.class)
                .list();
    }
}
