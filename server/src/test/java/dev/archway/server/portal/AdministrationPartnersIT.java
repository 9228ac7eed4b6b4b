package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.testing.Http;
import dev.archway.server.testing.TestClinic;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The software that may connect to a server, registered by its administrator. */
class AdministrationPartnersIT extends Administration {

    @Test
    void partner_isRegisteredConfiguredAndDeactivated() {
        TestClinic clinic = TestClinic.open(registration);
        String id = "partner-" + unique;
        Map<String, String> form = new HashMap<>(Map.of(
                "id",
                id,
                "name",
                "Partner " + unique,
                "kind",
                "CLINIC",
                "redirectUris",
                "http://127.0.0.1/callback\r\n"));
        String secret = AdministrationPages.secret(admin.submit(HOME + "/partners", form));
        AdministrationPages doctor = AdministrationPages.of(http(), clinic.email(), "test-password");
        Http.Answer tokens = exchange(doctor, id, secret);
        assertThat(tokens.status()).as(tokens.text()).isEqualTo(200);
        Http signedIn = http().as(tokens.json().path("access_token").asString());
        String companies = "/third-party/v2/available-companies";
        assertThat(signedIn.get(companies).status()).isEqualTo(200);
        assertThat(admin.submit(HOME + "/partners", form).text()).contains("There is a partner of this id already.");

        form.put("patientManagement", "on");
        form.put("callbackUrl", "https://partner.example/told");
        assertThat(admin.submit(HOME + "/partners/" + id, form).text())
                .contains("Saved.", "https://partner.example/told");
        assertThat(jdbc.sql("select patient_management and not pairing_warnings from partner where id = :id")
                        .param("id", id)
                        .query(Boolean.class)
                        .single())
                .isTrue();

        String next = AdministrationPages.secret(admin.submit(HOME + "/partners/" + id + "/secret", Map.of()));
        assertThat(exchange(doctor, id, secret).status()).as("the old secret").isEqualTo(401);
        assertThat(exchange(doctor, id, next).status()).isEqualTo(200);

        admin.submit(HOME + "/partners/" + id + "/deactivate", Map.of());
        assertThat(signedIn.get(companies).status()).isEqualTo(401);
        assertThat(doctor.get(AdministrationPages.authorize(id)).header("Location"))
                .doesNotContain("code=");
        admin.submit(HOME + "/partners/" + id + "/activate", Map.of());
        assertThat(exchange(doctor, id, next).status()).isEqualTo(200);
        assertThat(admin.get(HOME + "/audit?person=1007&kind=SETTING").text())
                .contains("added the partner", "renewed the secret of the partner", "deactivated the partner", id);
    }

    @Test
    void partner_hostileAddresses() {
        for (String uri : List.of(
                "javascript:alert(1)",
                "data:text/html,x",
                "http://partner.example/callback",
                "https://user@partner.example/",
                "https://partner.example/#part",
                "//partner.example",
                "https:///nowhere",
                "not an address",
                "https://a.example/\n".repeat(3) + "relative",
                "")) {
            Http.Answer page = admin.submit(
                    HOME + "/partners",
                    Map.of("id", "bad-" + unique, "name", "Bad", "kind", "CLINIC", "redirectUris", uri));
            assertThat(page.text()).as(uri).contains("id=\"redirectUris-problem\"");
        }
        for (String id : List.of("portal", "Capital", "a", "a b", "../x", "x".repeat(41))) {
            Http.Answer page = admin.submit(
                    HOME + "/partners",
                    Map.of("id", id, "name", "Bad", "kind", "CLINIC", "redirectUris", "https://a.example/"));
            assertThat(page.text()).as(id).contains("id=\"id-problem\"");
        }
        Http.Answer page = admin.submit(
                HOME + "/partners",
                Map.of(
                        "id",
                        "bad-" + unique,
                        "name",
                        "Bad",
                        "kind",
                        "CLINIC",
                        "redirectUris",
                        "https://a.example/",
                        "callbackUrl",
                        "ftp://x"));
        assertThat(page.text()).contains("id=\"callbackUrl-problem\"");
    }

    private Http.Answer exchange(AdministrationPages person, String partner, String secret) {
        String location = person.get(AdministrationPages.authorize(partner)).header("Location");
        String code = location.replaceAll(".*[?&]code=([^&]*).*", "$1");
        String basic = Base64.getEncoder().encodeToString((partner + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return http().with("Authorization", "Basic " + basic)
                .form(
                        "/oauth/token",
                        "grant_type=authorization_code&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback&code=" + code);
    }
}
