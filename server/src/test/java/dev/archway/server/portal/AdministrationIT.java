package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.testing.Http;
import dev.archway.server.testing.TestClinic;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The pages of whoever runs the server: whom they refuse, and what they make of bad input. */
class AdministrationIT extends Administration {

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
}
