package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Axe;
import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Chromium;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.Tab;
import dev.archway.server.testing.TestClinic;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A machine that guesses passwords on the login page, which software that connects leads to as well. */
class SignInLimitIT extends ArchwayIT {

    private static final int ALLOWED = 10;

    @RegisterExtension
    final Chromium chromium = new Chromium(() -> http().base());

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    @Test
    void guesses_areFew_andTheRightPasswordWaitsToo() {
        TestClinic clinic = TestClinic.open(registration);
        Browser machine = new Browser(http());
        machine.get(new Partnership(http(), "sandbox-dpms").authorize());
        for (int i = 0; i < ALLOWED; i++) {
            assertThat(machine.login(clinic.email(), "guess-" + i).header("Location"))
                    .endsWith("/login?wrong");
        }
        for (int i = 0; i < ALLOWED; i++) {
            Http.Answer refused = machine.login(clinic.email().toUpperCase(Locale.ROOT), "test-password");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 300);
            assertThat(refused.text())
                    .contains(
                            "Too many attempts failed. Wait ",
                            "minutes, then try again.",
                            "Sign in to connect Sandbox DPMS")
                    .contains("value=\"" + clinic.email().toUpperCase(Locale.ROOT) + "\"")
                    .doesNotContain("test-password");
        }
        assertThat(machine.get("/account/security").header("Location")).contains("/login");
        assertThat(Eventually.get(() -> failuresInAudit(clinic), rows -> rows >= ALLOWED))
                .as("no more rows than guesses that were let through")
                .isEqualTo(ALLOWED);

        TestClinic other = TestClinic.open(registration);
        assertThat(new Browser(http()).login(other.email(), "test-password").header("Location"))
                .as("somebody else, from the same address")
                .doesNotContain("/login");
    }

    @Test
    void signIns_thatSucceed_areAsManyAsOneLikes() {
        TestClinic clinic = TestClinic.open(registration);
        for (int i = 0; i < ALLOWED + 2; i++) {
            assertThat(new Browser(http())
                            .login(clinic.email(), "test-password")
                            .status())
                    .isEqualTo(302);
        }
    }

    @Test
    void unknownAddress_isLimitedLikeAKnownOne() {
        String nobody = "nobody@limit.test";
        Browser machine = new Browser(http());
        for (int i = 0; i < ALLOWED; i++) {
            machine.login(nobody, "guess-" + i);
        }
        assertThat(machine.login(nobody, "guess").status()).isEqualTo(429);

        Tab person = chromium.tab();
        person.open("/login");
        person.page().fill("#email", nobody);
        person.page().fill("#password", "guess");
        person.page().keyboard().press("Enter");
        person.page().waitForSelector(".note.danger");
        chromium.expected("status of 429");
        Axe.check(person.page());
    }

    @Test
    void pageOfTheLimit_withoutAnAttempt() {
        assertThat(http().get("/login/wait").header("Location")).endsWith("/login");
    }

    private long failuresInAudit(TestClinic clinic) {
        return jdbc.sql("select count(*) from company_act where company_id = :clinic and what = 'could not sign in'")
                .param("clinic", clinic.id().value())
                .query(Long.class)
                .single();
    }
}
