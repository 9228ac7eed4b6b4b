package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.account.User;
import dev.archway.server.account.UserKind;
import dev.archway.server.shared.UserId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.TestClinic;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Sign-ins on the login page, in the audit of the person's companies, or of the server. */
class SignInActsIT extends ArchwayIT {

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void signIn_andAttempt_areTold() {
        TestClinic clinic = TestClinic.open(registration);
        Browser browser = new Browser(http());
        browser.get(new Partnership(http(), "sandbox-dpms").authorize());
        browser.login(clinic.email(), "wrong-password");
        browser.login("nobody@" + clinic.id() + ".test", "test-password");
        Eventually.get(() -> acts(clinic), acts -> !acts.isEmpty());
        browser.login(" " + clinic.email().toUpperCase(Locale.ROOT), "test-password");

        assertThat(acts(clinic)).containsExactly("could not sign in", "signed in");
    }

    /** Whoever belongs to no company is in the trail of the server. */
    @Test
    void signIn_ofNoCompany_isToldToTheServer() {
        UserId id = new UserId(TestClinic.open(registration).id().value() + 30_000_000);
        String email = "modeler@" + id + ".test";
        registration.user(new User(id, email, "", "Mo", "Deler", UserKind.MODELER, null), "test-password");
        Browser browser = new Browser(http());
        browser.login(email, "wrong-password");
        Eventually.get(() -> serverActs(id), acts -> !acts.isEmpty());
        browser.login(email, "test-password");

        assertThat(serverActs(id)).containsExactly("SIGN_IN could not sign in", "SIGN_IN signed in");
    }

    /** How long an answer takes must not tell who is known here: nothing is written before it, for which this test has shut the table. */
    @Test
    @Timeout(120)
    void failure_isToldAfterTheAnswer() {
        TestClinic clinic = TestClinic.open(registration);
        Browser browser = new Browser(http());
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("lock table company_act in share mode").update();
            assertThat(browser.login(clinic.email(), "wrong-password").header("Location"))
                    .endsWith("/login?wrong");
            assertThat(acts(clinic)).isEmpty();
        });
        Eventually.get(() -> acts(clinic), List.of("could not sign in")::equals);
    }

    private List<String> acts(TestClinic clinic) {
        return jdbc.sql("""
                        select what from company_act where company_id = :clinic and kind = 'SIGN_IN' and actor = :actor order by number""")
                .param("clinic", clinic.id().value())
                .param("actor", "user " + clinic.doctor())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<String> serverActs(UserId person) {
        return jdbc.sql("select kind || ' ' || what from server_act where actor = :actor order by number")
                .param("actor", "user " + person)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
