package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Browser;
import dev.archway.server.testing.TestClinic;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sign-ins on the login page, in the audit of the person's companies. */
class SignInActsIT extends ArchwayIT {

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    @Test
    void signIn_andAttempt_areTold() {
        TestClinic clinic = TestClinic.open(registration);
        Browser browser = new Browser(http());
        browser.get(new Partnership(http(), "sandbox-dpms").authorize());
        browser.login(clinic.email(), "wrong-password");
        browser.login("nobody@" + clinic.id() + ".test", "test-password");
        browser.login(" " + clinic.email().toUpperCase(Locale.ROOT), "test-password");

        assertThat(acts(clinic)).containsExactly("could not sign in", "signed in");
    }

    private List<String> acts(TestClinic clinic) {
        return jdbc.sql("""
                        select what from company_act where company_id = :clinic and kind = 'SIGN_IN' and actor = :actor order by number""")
                .param("clinic", clinic.id().value())
                .param("actor", "user " + clinic.doctor())
                .query((row, number) -> row.getString(1))
                .list();
    }
}
