package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.testing.Http;
import dev.archway.server.testing.TestClinic;
import dev.archway.server.testing.TestLab;
import org.junit.jupiter.api.Test;

/** What was done, as the administrators of a server and of a company read it. */
class AdministrationAuditIT extends Administration {

    @Test
    void audit_filters() {
        TestClinic clinic = TestClinic.open(registration);
        clinic.as(http(), "sandbox-dpms");
        String all = HOME + "/audit?company=" + clinic.id();
        assertThat(admin.get(all).text()).contains("user " + clinic.doctor() + " with sandbox-dpms", "paired");
        assertThat(admin.get(all + "&kind=SIGN_IN").text()).doesNotContain("with sandbox-dpms");
        assertThat(admin.get(HOME + "/audit?person=" + clinic.email()).text()).contains("user " + clinic.doctor());
        assertThat(admin.get(all + "&from=2020-01-01&to=2020-01-02").text()).contains("Nothing fits");
        assertThat(admin.get(HOME + "/audit?from=yesterday&person=no@body.test").text())
                .contains("id=\"from-problem\"", "value=\"yesterday\"");
        assertThat(admin.get(HOME + "/audit?person=no@body.test").text()).contains("id=\"person-problem\"");
        assertThat(admin.get(HOME + "/audit?kind=NONE").status()).isEqualTo(200);
        assertThat(admin.get(HOME + "/audit?offset=99999999").status()).isEqualTo(200);
    }

    /** A company's own administrator sees what was done there, and nobody else of it does. */
    @Test
    void auditOfCompany_itsAdministratorAlone() {
        TestClinic clinic = TestClinic.open(registration);
        clinic.as(http(), "sandbox-dpms");
        clinic.administratorToken(http(), registration);
        AdministrationPages own =
                AdministrationPages.of(http(), "administrator@" + clinic.id() + ".test", "test-password");
        Http.Answer page = own.get("/audit");
        assertThat(page.text()).contains("user " + clinic.doctor() + " with sandbox-dpms", "paired");
        assertThat(own.get("/orders").text()).contains("href=\"/audit\"");
        assertThat(own.get("/audit?to=2020-01-01").text()).contains("Nothing fits");
        assertThat(own.get("/audit?to=never").text()).contains("id=\"to-problem\"");

        AdministrationPages doctor = AdministrationPages.of(http(), clinic.email(), "test-password");
        assertThat(doctor.get("/audit").status()).isEqualTo(403);
        assertThat(doctor.get("/orders").text()).doesNotContain("href=\"/audit\"");
        assertThat(admin.get("/audit").status()).isEqualTo(403);
        TestClinic other = TestClinic.open(registration);
        other.administratorToken(http(), registration);
        AdministrationPages stranger =
                AdministrationPages.of(http(), "administrator@" + other.id() + ".test", "test-password");
        assertThat(stranger.get("/audit").text()).doesNotContain("user " + clinic.doctor());
        TestLab lab = TestLab.open(registration, clinic, http());
        assertThat(AdministrationPages.of(http(), "tech@" + lab.id() + ".test", "test-password")
                        .get("/audit")
                        .status())
                .isEqualTo(403);
    }
}
