package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.TestClinic;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The people of a server, added and changed by its administrator, and how they come in. Guideline, 11. */
class AdministrationUsersIT extends Administration {

    private static final String POLL = "/third-party/v2/orders/practice?Offset=0&pageSize=1";

    /** Guideline, 11, and V10: nobody is both doctor and lab person. */
    @Test
    void user_isOneThingOnly() {
        TestClinic clinic = TestClinic.open(registration);
        String page = HOME + "/users/" + clinic.doctor();
        assertThat(admin.submit(page + "/companies", Map.of("company", "70010")).text())
                .contains("Doctors belong to clinics", "id=\"company-problem\"", "value=\"" + clinic.email() + "\"");
        Map<String, String> form =
                Map.of("email", clinic.email(), "firstName", "Robin", "lastName", "Ridge", "kind", "LAB_PERSON");
        assertThat(admin.submit(page, form).text()).contains("nobody is both doctor and lab person");
        assertThat(jdbc.sql("select kind from person where id = :id")
                        .param("id", clinic.doctor().value())
                        .query(String.class)
                        .single())
                .isEqualTo("DENTIST");

        Map<String, String> taken = new HashMap<>(form);
        taken.putAll(Map.of("kind", "ORTHODONTIST", "email", "DENTIST@riverside.test"));
        assertThat(admin.submit(page, taken).text()).contains("Another user signs in with this address already.");
        taken.putAll(Map.of("email", "dr." + unique + "@clinic.test", "licenseNumber", "L-77"));
        assertThat(admin.submit(page, taken).text()).contains("Saved.", "value=\"L-77\"", "Orthodontist");
        assertThat(admin.submit(
                                HOME + "/users/1007",
                                Map.of(
                                        "email",
                                        "admin@sandbox.test",
                                        "firstName",
                                        "Ariel",
                                        "lastName",
                                        "Admin",
                                        "kind",
                                        "MODELER"))
                        .text())
                .contains("You cannot change what you are yourself");
        assertThat(admin.submit(HOME + "/users/1007/deactivate", Map.of()).text())
                .contains("You cannot deactivate yourself");
        assertThat(admin.submit(HOME + "/users/1007/companies", Map.of("company", "90360"))
                        .text())
                .contains("You cannot deactivate yourself or add yourself to a company");
        assertThat(admin.get(HOME).status()).as("still the administrator").isEqualTo(200);
    }

    @Test
    void user_passwordIsShownOnce() {
        TestClinic clinic = TestClinic.open(registration);
        String email = "new." + unique + "@clinic.test";
        Http.Answer page = admin.submit(
                HOME + "/users",
                Map.of(
                        "email",
                        email,
                        "firstName",
                        "Nia",
                        "lastName",
                        "New",
                        "kind",
                        "DENTIST",
                        "licenseNumber",
                        "L-1",
                        "company",
                        clinic.id().toString(),
                        "seesAllOrders",
                        "on"));
        String password = AdministrationPages.secret(page);
        assertThat(page.text()).contains("Added.", "all orders", "L-1");
        assertThat(page.header("Cache-Control")).contains("no-store");
        long id = person(email);
        assertThat(admin.get(HOME + "/users/" + id).text()).doesNotContain(password, "id=\"secret\"");
        assertThat(jdbc.sql("select password_hash from person where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .startsWith("{bcrypt}")
                .doesNotContain(password);
        AdministrationPages session = AdministrationPages.of(http(), email, password);
        assertThat(session.get("/orders").status()).isEqualTo(200);

        String next = AdministrationPages.secret(admin.submit(HOME + "/users/" + id + "/password", Map.of()));
        assertThat(next).isNotEqualTo(password);
        assertThat(session.get("/orders").header("Location"))
                .as("sessions of the old password")
                .contains("/login");
        assertThat(new Browser(http()).login(email, password).header("Location"))
                .contains("wrong");
        AdministrationPages.of(http(), email, next);
        assertThat(admin.get(HOME + "/audit?company=" + clinic.id()).text())
                .contains("added a member", "reset the password")
                .doesNotContain(password, next);
    }

    /** A member who is refused for the company is not added at all. */
    @Test
    void user_newWithWrongCompany_isNotThere() {
        String email = "half." + unique + "@clinic.test";
        Http.Answer page = admin.submit(
                HOME + "/users",
                Map.of("email", email, "firstName", "H", "lastName", "F", "kind", "DENTIST", "company", "70010"));
        assertThat(page.text()).contains("id=\"company-problem\"", "value=\"" + email + "\"");
        assertThat(jdbc.sql("select count(*) from person where email = :email")
                        .param("email", email)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** An intruder may have added a passkey or made a code: whoever takes the password from somebody takes these, too. */
    @Test
    void passkeys_endWithThePassword() {
        TestClinic clinic = TestClinic.open(registration);
        String page = HOME + "/users/" + clinic.doctor();
        assertThat(admin.get(page).text())
                .contains("This person has no passkey.")
                .doesNotContain("Remove all passkeys");

        passkeys(clinic, 2);
        assertThat(admin.get(page).text()).contains("This person has 2 passkeys.", "Remove all passkeys");
        assertThat(admin.submit(page + "/passkeys/remove", Map.of()).text())
                .contains("Saved.", "This person has no passkey.");
        assertThat(waysIn(clinic)).isEqualTo("0 false");

        passkeys(clinic, 1);
        assertThat(admin.get(page).text()).contains("This person has one passkey.");
        admin.submit(page + "/password", Map.of());
        assertThat(waysIn(clinic)).isEqualTo("0 false");

        passkeys(clinic, 1);
        admin.submit(page + "/deactivate", Map.of());
        assertThat(waysIn(clinic)).isEqualTo("0 false");
        assertThat(admin.get(HOME + "/audit?company=" + clinic.id() + "&kind=SETTING")
                        .text())
                .containsOnlyOnce("removed all passkeys");
    }

    @Test
    void deactivated_comesInNowhere() {
        TestClinic clinic = TestClinic.open(registration);
        Http paired = clinic.as(http(), "sandbox-dpms");
        AdministrationPages doctor = AdministrationPages.of(http(), clinic.email(), "test-password");
        assertThat(paired.get(POLL).status()).isEqualTo(200);
        assertThat(doctor.get("/orders").status()).isEqualTo(200);
        assertThat(doctor.get(AdministrationPages.authorize("sandbox-dpms")).header("Location"))
                .contains("code=");

        String page = HOME + "/users/" + clinic.doctor();
        assertThat(admin.submit(page + "/deactivate", Map.of()).text()).contains("deactivated", "Activate the user");

        assertThat(paired.get(POLL).status()).isEqualTo(401);
        assertThat(doctor.get("/orders").status()).isIn(302, 401);
        assertThat(doctor.get(AdministrationPages.authorize("sandbox-dpms")).header("Location"))
                .doesNotContain("code=");
        assertThat(new Browser(http()).login(clinic.email(), "test-password").header("Location"))
                .contains("wrong");
        assertThat(admin.submit(page + "/password", Map.of()).text()).contains("The user is deactivated.");
        assertThat(clinic.as(http(), "sandbox-dpms-plus").get(POLL).status()).isEqualTo(401);

        String password = AdministrationPages.secret(admin.submit(page + "/activate", Map.of()));
        assertThat(AdministrationPages.of(http(), clinic.email(), password)
                        .get("/orders")
                        .status())
                .isEqualTo(200);
        assertThat(paired.get(POLL).status()).as("tokens that ended stay ended").isEqualTo(401);
    }

    @Test
    void leftCompany_tokensForItEnd() {
        TestClinic clinic = TestClinic.open(registration);
        Http paired = clinic.as(http(), "sandbox-dpms");
        assertThat(paired.get(POLL).status()).isEqualTo(200);
        String page = HOME + "/users/" + clinic.doctor() + "/companies";
        admin.submit(page + "/" + clinic.id() + "/remove", Map.of());
        assertThat(paired.get(POLL).status()).isEqualTo(401);
        assertThat(admin.submit(page, Map.of("company", clinic.id().toString(), "seesAllOrders", "on"))
                        .text())
                .contains("all orders");
        assertThat(admin.submit(page, Map.of("company", clinic.id().toString())).text())
                .contains("own orders");
        assertThat(paired.get(POLL).status()).as("tokens that ended stay ended").isEqualTo(401);
    }

    private void passkeys(TestClinic clinic, int count) {
        for (int i = 0; i < count; i++) {
            String id = clinic.id() + "-" + unique + "-" + i;
            jdbc.sql("""
                            with owner as (
                                insert into user_entities (id, name, display_name) values (:owner, :person, 'x')
                                on conflict (id) do update set display_name = 'x'
                                returning id)
                            insert into user_credentials (credential_id, user_entity_user_id, public_key, signature_count, uv_initialized,
                                backup_eligible, authenticator_transports, public_key_credential_type, backup_state, created, last_used, label)
                            select :id, owner.id, '\\x00', 0, true, false, 'internal', 'public-key', false, now(), now(), 'x' from owner""")
                    .param("owner", base64("owner " + clinic.id()))
                    .param("person", clinic.doctor().toString())
                    .param("id", base64(id))
                    .update();
        }
        jdbc.sql("update person set recovery_hash = '\\x00' where id = :id")
                .param("id", clinic.doctor().value())
                .update();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** How many passkeys there are, and whether there is a recovery code. */
    private String waysIn(TestClinic clinic) {
        return jdbc.sql("""
                        select (select count(*) from user_credentials c join user_entities e on e.id = c.user_entity_user_id
                                where e.person_id = p.id) || ' ' || (p.recovery_hash is not null)
                        from person p where p.id = :id""")
                .param("id", clinic.doctor().value())
                .query(String.class)
                .single();
    }

    private long person(String email) {
        return jdbc.sql("select id from person where email = :email")
                .param("email", email)
                .query(Long.class)
                .single();
    }

    /** A company's administrator who is sent away does not come to run the server by it. */
    @Test
    void companysAdministrator_isNotSentAwayFromTheLastCompany() {
        TestClinic clinic = TestClinic.open(registration);
        clinic.administratorToken(http(), registration);
        String page = HOME + "/users/" + (clinic.id().value() + 20_000_000);

        assertThat(admin.submit(page + "/companies/" + clinic.id() + "/remove", Map.of())
                        .text())
                .contains("This administrator belongs to no other company", "Clinic " + clinic.id());

        assertThat(AdministrationPages.of(http(), "administrator@" + clinic.id() + ".test", "test-password")
                        .get(HOME)
                        .status())
                .isEqualTo(403);
    }
}
