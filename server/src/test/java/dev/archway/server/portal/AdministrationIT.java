package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Device;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.TestClinic;
import dev.archway.server.testing.TestLab;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of whoever runs the server: what they do, whom they refuse, and what they make of bad input. */
@NullUnmarked // JUnit and Spring fill the fields
class AdministrationIT extends ArchwayIT {

    private static final String HOME = "/administration";
    private static final String POLL = "/third-party/v2/orders/practice?Offset=0&pageSize=1";
    private static final List<String> PAGES = List.of(
            "",
            "/companies",
            "/companies/new",
            "/companies/90360",
            "/users",
            "/users/new",
            "/users/1001",
            "/scanners",
            "/scanners/new",
            "/scanners/EL5D-0001",
            "/partners",
            "/partners/new",
            "/partners/sandbox-dpms",
            "/audit",
            "/jobs",
            "/notifications",
            "/storage");

    private static final List<String> FORMS = List.of(
            "/companies",
            "/companies/90362",
            "/companies/90362/labs",
            "/companies/90360/labs/70010/remove",
            "/users",
            "/users/1003",
            "/users/1003/companies",
            "/users/1003/companies/90362/remove",
            "/users/1003/password",
            "/users/1003/passkeys/remove",
            "/users/1003/deactivate",
            "/users/1003/activate",
            "/scanners",
            "/scanners/LUM-0003/secret",
            "/scanners/LUM-0003/remove",
            "/partners",
            "/partners/sandbox-lms",
            "/partners/sandbox-lms/secret",
            "/partners/sandbox-lms/deactivate",
            "/partners/sandbox-lms/activate",
            "/jobs/retry",
            "/notifications/retry",
            "/notifications/" + new UUID(0, 1) + "/retry");

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    private AdministrationPages admin;
    private String unique;

    @BeforeEach
    void signIn() {
        admin = AdministrationPages.of(http(), "admin@sandbox.test", "archway-sandbox");
        unique = UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void pages_ofTheAdministratorAlone() {
        for (String page : PAGES) {
            assertThat(admin.get(HOME + page).status()).as(page).isEqualTo(200);
        }
        TestClinic clinic = TestClinic.open(registration);
        clinic.administratorToken(http(), registration);
        for (String email : List.of(
                "dentist@riverside.test",
                "labtech@precision.test",
                "modeler@sandbox.test",
                "administrator@" + clinic.id() + ".test")) {
            String password = email.startsWith("administrator") ? "test-password" : "archway-sandbox";
            AdministrationPages somebody = AdministrationPages.of(http(), email, password);
            String before = everything();
            for (String page : PAGES) {
                assertThat(somebody.get(HOME + page).status()).as(email + page).isEqualTo(403);
            }
            String csrf = somebody.token();
            for (String form : FORMS) {
                assertThat(somebody.browser()
                                .post(HOME + form, Map.of("_csrf", csrf))
                                .status())
                        .as(email + form)
                        .isEqualTo(403);
            }
            assertThat(everything()).as(email).isEqualTo(before);
        }
    }

    @Test
    void nobody_isLedToTheLogin() {
        String before = everything();
        for (String page : PAGES) {
            assertThat(http().get(HOME + page).header("Location")).as(page).endsWith("/login");
        }
        for (String form : FORMS) {
            assertThat(http().form(HOME + form, "").header("Location")).as(form).contains("/login");
            assertThat(admin.browser().post(HOME + form, Map.of()).header("Location"))
                    .as("%s without its token", form)
                    .contains("/login");
        }
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void company_isAddedAndChanged_andTold() {
        Http.Answer page = admin.submit(
                HOME + "/companies",
                Map.of(
                        "kind",
                        "LAB",
                        "name",
                        "Lab " + unique,
                        "country",
                        "de",
                        "region",
                        "EU",
                        "address",
                        "Weg 1",
                        "Dental",
                        "on"));
        assertThat(page.text()).contains("Added.", "Lab " + unique, "value=\"DE\"");
        long id = company("Lab " + unique);

        Map<String, String> form = Map.of("name", "Labor " + unique, "country", "AT", "region", "EU", "Ortho", "on");
        assertThat(admin.submit(HOME + "/companies/" + id, form).text()).contains("Saved.", "Labor " + unique);
        assertThat(jdbc.sql("select kind || country_code || lab_types[1] from company where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .isEqualTo("LABATOrtho");
        assertThat(admin.get(HOME + "/companies?words=" + unique.toUpperCase(Locale.ROOT))
                        .text())
                .contains("Labor " + unique);
        assertThat(admin.get(HOME + "/companies?kind=CLINIC&words=" + unique).text())
                .doesNotContain("Labor " + unique);
        assertThat(admin.get(HOME + "/audit?company=" + id).text())
                .contains("added the company", "changed the company", "name, country, address, lab types", "user 1007");
    }

    @Test
    void company_wrongFields_keepWhatWasTyped() {
        Map<String, String> form = new HashMap<>();
        form.put("kind", "LAB");
        form.put("name", "<script>alert(1)</script>");
        form.put("country", "ZZ");
        form.put("region", "no region");
        form.put("address", "a".repeat(201));
        form.put("number", "90360");
        Http.Answer page = admin.submit(HOME + "/companies", form);
        assertThat(page.text())
                .contains("&lt;script&gt;", "value=\"ZZ\"", "id=\"country-problem\"", "id=\"region-problem\"")
                .contains("id=\"address-problem\"", "id=\"labTypes-problem\"")
                .doesNotContain("<script>alert");

        form.putAll(Map.of("country", "US", "region", "US", "address", "", "name", "Twice", "Ortho", "on"));
        page = admin.submit(HOME + "/companies", form);
        assertThat(page.text())
                .contains(
                        "Another company has this number already.", "aria-describedby=\"number-problem number-hint\"");
        assertThat(jdbc.sql("select name from company where id = 90360")
                        .query(String.class)
                        .single())
                .isEqualTo("Riverside Dental");
    }

    @Test
    void labsOfClinic_onlyLabs() {
        TestClinic clinic = TestClinic.open(registration);
        String page = HOME + "/companies/" + clinic.id();
        assertThat(admin.submit(page + "/labs", Map.of("company", "90360")).text())
                .contains("This company is of the wrong kind", "Clinic " + clinic.id());
        assertThat(admin.submit(page + "/labs", Map.of("company", "-1")).text()).contains("id=\"company-problem\"");
        assertThat(admin.submit(page + "/labs", Map.of("company", "1")).text())
                .contains("There is no company of this number.");
        assertThat(admin.submit(page + "/labs/70010/remove", Map.of()).text()).doesNotContain("Precision Dental Lab");
        assertThat(admin.submit(page + "/labs", Map.of("company", "70010")).text())
                .contains("Precision Dental Lab");
    }

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

    @Test
    void deactivated_comesInNowhere() {
        TestClinic clinic = TestClinic.open(registration);
        Http paired = clinic.as(http(), "sandbox-dpms");
        AdministrationPages doctor = AdministrationPages.of(http(), clinic.email(), "test-password");
        assertThat(paired.get(POLL).status()).isEqualTo(200);
        assertThat(doctor.get("/orders").status()).isEqualTo(200);
        assertThat(doctor.get(authorize("sandbox-dpms")).header("Location")).contains("code=");

        String page = HOME + "/users/" + clinic.doctor();
        assertThat(admin.submit(page + "/deactivate", Map.of()).text()).contains("deactivated", "Activate the user");

        assertThat(paired.get(POLL).status()).isEqualTo(401);
        assertThat(doctor.get("/orders").status()).isIn(302, 401);
        assertThat(doctor.get(authorize("sandbox-dpms")).header("Location")).doesNotContain("code=");
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

    @Test
    void scanner_secretIsRenewedAtOnce() {
        TestClinic clinic = TestClinic.open(registration);
        String serial = "NEW-" + unique;
        Map<String, String> form = Map.of("company", clinic.id().toString(), "serial", serial, "model", "iTero Lumina");
        String secret = AdministrationPages.secret(admin.submit(HOME + "/scanners", form));
        Http device = Device.login(http(), serial, secret).http();
        assertThat(device.get("/api/scanner/v1/worklist").status()).isEqualTo(200);
        assertThat(admin.submit(HOME + "/scanners", form).text())
                .contains("There is a scanner of this serial number already.");

        String next = AdministrationPages.secret(admin.submit(HOME + "/scanners/" + serial + "/secret", Map.of()));
        assertThat(device.get("/api/scanner/v1/worklist").status()).isEqualTo(401);
        assertThat(deviceLogin(serial, secret).status()).isEqualTo(401);
        assertThat(deviceLogin(serial, next).status()).isEqualTo(200);
        assertThat(admin.get(HOME + "/scanners/" + serial).text()).doesNotContain(next);

        assertThat(admin.submit(HOME + "/scanners/" + serial + "/remove", Map.of())
                        .text())
                .contains("Removed.");
        assertThat(deviceLogin(serial, next).status()).isEqualTo(401);
        assertThat(admin.get(HOME + "/scanners/" + serial).status()).isEqualTo(404);
    }

    @Test
    void scanner_wrongFields() {
        Map<String, String> form = Map.of("company", "70010", "serial", "OK-" + unique, "model", "iTero Lumina");
        assertThat(admin.submit(HOME + "/scanners", form).text()).contains("scanners stand in clinics");
        form = Map.of("company", "90360", "serial", "a/b", "model", "iTero Lumina");
        assertThat(admin.submit(HOME + "/scanners", form).text()).contains("id=\"serial-problem\"", "value=\"a/b\"");
        form = Map.of("company", "90360", "serial", "OK-" + unique, "model", "iTero HD2.9");
        assertThat(admin.submit(HOME + "/scanners", form).text()).contains("id=\"model-problem\"");
        form = Map.of("company", "clinic", "serial", "OK-" + unique, "model", "iTero Lumina");
        assertThat(admin.submit(HOME + "/scanners", form).text()).contains("id=\"company-problem\"");
    }

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
        assertThat(doctor.get(authorize(id)).header("Location")).doesNotContain("code=");
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

    @Test
    void task_isTriedAgain() {
        ScannedClinic clinic = ScannedClinic.open(registration, http());
        String instance = clinic.clinic().id() + "/" + clinic.readyOrder() + "/1";
        jdbc.sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, consecutive_failures, last_failure, version)
                        values ('make-gallery', :instance, now() + interval '1 hour', false, 3, now(), 1)""").param("instance", instance).update();
        assertThat(admin.get(HOME + "/jobs").text()).contains(instance);
        Map<String, String> form = Map.of("name", "make-gallery", "instance", instance);
        assertThat(admin.submit(HOME + "/jobs/retry", form).text()).contains("It is tried again now.");
        Eventually.until("the task ran", () -> taskIsThrough(instance));
        assertThat(admin.submit(HOME + "/jobs/retry", Map.of("name", "make-gallery", "instance", unique))
                        .text())
                .contains("does not wait any more");
        assertThat(admin.submit(HOME + "/jobs/retry", Map.of("name", "no such task", "instance", "' or 1 = 1 --"))
                        .text())
                .contains("does not wait any more");
    }

    /** Whoever has filtered and turned pages is still there after he has had something tried again. */
    @Test
    void retries_keepThePage() {
        Map<String, String> filter = Map.of("partner", "sandbox dpms", "company", "90360");
        assertThat(admin.post(HOME + "/notifications/retry", filter).header("Location"))
                .endsWith(HOME + "/notifications?partner=sandbox%20dpms&company=90360");
        assertThat(admin.post(HOME + "/jobs/retry", Map.of("name", "none", "instance", "1", "after", "50"))
                        .header("Location"))
                .endsWith(HOME + "/jobs?after=50");
        assertThat(admin.get(HOME + "/jobs?after=50").status()).isEqualTo(200);
    }

    @Test
    void hostileInput_isRefusedInWords() {
        String text = "' or '1' = '1\" --<b>%_\\";
        for (String page : List.of("/companies?words=", "/users?words=", "/scanners?words=", "/audit?person=")) {
            Http.Answer answer = admin.get(HOME + page + URLEncoder.encode(text, StandardCharsets.UTF_8));
            assertThat(answer.status()).as(page).isEqualTo(200);
            assertThat(answer.text()).as(page).contains("Nothing fits").doesNotContain("<b>%");
        }
        for (String page : List.of(
                "/companies?kind=NONE",
                "/companies?after=x",
                "/users?kind=' or 1",
                "/users?after=9999999999999999999",
                "/notifications?company=x",
                "/jobs?after=-1")) {
            assertThat(admin.get(HOME + page.replace(" ", "%20").replace("'", "%27"))
                            .status())
                    .as(page)
                    .isEqualTo(400);
        }
        for (String page : List.of(
                "/companies/1",
                "/companies/999999999999999999",
                "/companies/9999999999999999999999",
                "/companies/x",
                "/users/1",
                "/users/-1",
                "/scanners/none",
                "/partners/none",
                "/nothing")) {
            assertThat(admin.get(HOME + page).status()).as(page).isEqualTo(404);
        }
        Map<String, String> form =
                Map.of("email", "a b@c", "firstName", "\u0001", "lastName", "x".repeat(101), "kind", "DENTIST");
        assertThat(admin.submit(HOME + "/users", form).text())
                .contains("id=\"email-problem\"", "id=\"firstName-problem\"", "id=\"lastName-problem\"");
        assertThat(admin.submit(HOME + "/users", Map.of("kind", "EMPEROR")).text())
                .contains("id=\"kind-problem\"");
        assertThat(admin.submit(HOME + "/users", Map.of()).text()).contains("id=\"kind-problem\"");
        assertThat(admin.post(HOME + "/notifications/not-an-id/retry", Map.of()).status())
                .isEqualTo(400);
        assertThat(admin.post(HOME + "/notifications/" + new UUID(0, 9) + "/retry", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(admin.post(HOME + "/scanners/none/secret", Map.of()).status())
                .isEqualTo(404);
    }

    private boolean taskIsThrough(String instance) {
        return jdbc.sql("select count(*) from scheduled_tasks where task_instance = :instance")
                        .param("instance", instance)
                        .query(Long.class)
                        .single()
                == 0;
    }

    /** What the refused must not change. */
    private String everything() {
        return jdbc.sql("""
                        select (select string_agg(c::text, ',' order by id) from company c where id in (90360, 90362))
                            || (select string_agg(p::text, ',' order by id) from person p where id = 1003)
                            || (select string_agg(m::text, ',' order by company_id, user_id) from member m where company_id = 90362)
                            || (select string_agg(l::text, ',' order by company_id, lab_id) from clinic_lab l where company_id in (90360, 90362))
                            || (select string_agg(s::text, ',' order by serial) from scanner s where company_id = 90362)
                            || (select string_agg(p::text, ',' order by id) from partner p where id = 'sandbox-lms')""").query(String.class).single();
    }

    private static String authorize(String partner) {
        return "/authorize?response_type=code&client_id=" + partner
                + "&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback&state=s";
    }

    private Http.Answer exchange(AdministrationPages person, String partner, String secret) {
        String location = person.get(authorize(partner)).header("Location");
        String code = location.replaceAll(".*[?&]code=([^&]*).*", "$1");
        String basic = Base64.getEncoder().encodeToString((partner + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return http().with("Authorization", "Basic " + basic)
                .form(
                        "/oauth/token",
                        "grant_type=authorization_code&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback&code=" + code);
    }

    private Http.Answer deviceLogin(String serial, String secret) {
        return http().post("/api/scanner/v1/login", "{\"Serial\": \"" + serial + "\", \"Secret\": \"" + secret + "\"}");
    }

    private long company(String name) {
        return jdbc.sql("select id from company where name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    private long person(String email) {
        return jdbc.sql("select id from person where email = :email")
                .param("email", email)
                .query(Long.class)
                .single();
    }
}
