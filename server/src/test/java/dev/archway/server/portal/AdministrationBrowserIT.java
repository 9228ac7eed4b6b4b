package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Axe;
import dev.archway.server.testing.Chromium;
import dev.archway.server.testing.Device;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Tab;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever runs the server, in a real browser: a clinic begins to work, and what failed is tried again. */
@NullUnmarked // JUnit and Spring fill the fields
class AdministrationBrowserIT extends ArchwayIT {

    private static final List<String> PAGES = List.of(
            "",
            "/companies",
            "/companies/new",
            "/companies/90360",
            "/companies/70010",
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

    @RegisterExtension
    final Chromium chromium = new Chromium(() -> http().base());

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    private Tab tab;
    private Page page;
    private String unique;

    @BeforeEach
    void open() {
        unique = UUID.randomUUID().toString().substring(0, 8);
    }

    /** By keyboard alone: a clinic, its doctor, its scanner and its software; then each of them comes in. */
    @Test
    void clinicBeginsToWork_byKeyboard() {
        signIn("admin@sandbox.test", "archway-sandbox");
        press("a[href='/administration/companies']");
        press("a[href='/administration/companies/new']");
        type("#name", "Clinic " + unique);
        enter("#country", "AT");
        press("main button[type=submit]");
        page.waitForURL("**/administration/companies/2*");
        String clinic = page.url().replaceAll(".*/", "");
        assertThat(page.locator("main").textContent()).contains("Added.", "Nobody belongs to this company yet.");
        Axe.check(page);
        type("#company", "70010");
        page.keyboard().press("Enter");
        page.waitForSelector("text=Precision Dental Lab");

        go("/users/new");
        String email = unique + "@clinic.test";
        type("#email", email);
        type("#firstName", "Kit");
        type("#lastName", "Keys");
        type("#licenseNumber", "L-" + unique);
        type("#company", clinic);
        page.keyboard().press("Enter");
        page.waitForSelector("#secret");
        String password = secret();
        assertThat(page.locator("main").textContent()).contains("Clinic " + unique, "own orders");
        Axe.check(page);
        page.reload();
        assertThat(page.locator("#secret").count()).isZero();
        assertThat(page.content()).doesNotContain(password);
        page.goBack();
        page.goForward();
        assertThat(page.content()).doesNotContain(password);

        go("/scanners/new?company=" + clinic);
        type("#serial", "KEY-" + unique);
        page.locator("#model").focus();
        page.keyboard().type("iTero Lum");
        press("main button[type=submit]");
        page.waitForSelector("#secret");
        String deviceSecret = secret();
        Axe.check(page);
        assertThat(Device.login(http(), "KEY-" + unique, deviceSecret)
                        .worklist()
                        .isMissingNode())
                .isFalse();

        go("/partners/new");
        type("#id", "keys-" + unique);
        type("#name", "Keys DPMS");
        type("#redirectUris", "http://127.0.0.1/callback");
        page.locator("input[name=patientManagement]").focus();
        page.keyboard().press("Space");
        press("main button[type=submit]");
        page.waitForSelector("#secret");
        assertThat(page.locator("input[name=patientManagement]").isChecked()).isTrue();
        Axe.check(page);

        signIn(email, password);
        assertThat(page.locator(".bar").textContent()).contains("Clinic " + unique, "Kit Keys");
    }

    @Test
    void mistake_isToldNextToTheField() {
        signIn("admin@sandbox.test", "archway-sandbox");
        go("/companies/new");
        type("#name", "Kept " + unique);
        enter("#country", "Austria");
        page.keyboard().press("Enter");
        page.waitForSelector("#country-problem");
        assertThat(page.inputValue("#name")).isEqualTo("Kept " + unique);
        assertThat(page.getAttribute("#country", "aria-invalid")).isEqualTo("true");
        assertThat(page.getAttribute("#country", "aria-describedby")).contains("country-problem");
        Axe.check(page);
    }

    @Test
    void failedTask_isTriedAgain() {
        ScannedClinic clinic = ScannedClinic.open(registration, http());
        String instance = clinic.clinic().id() + "/" + clinic.readyOrder() + "/1";
        jdbc.sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, consecutive_failures, last_failure, version)
                        values ('make-gallery', :instance, now() + interval '1 hour', false, 3, now(), 1)""").param("instance", instance).update();
        signIn("admin@sandbox.test", "archway-sandbox");
        go("/jobs");
        Axe.check(page);
        Locator retry = page.locator("#trouble tr:has-text('" + instance + "') button");
        retry.focus();
        page.keyboard().press("Enter");
        page.waitForSelector("text=It is tried again now.");
        Eventually.until(
                "the task ran",
                () -> jdbc.sql("select count(*) from scheduled_tasks where task_instance = :instance")
                                .param("instance", instance)
                                .query(Long.class)
                                .single()
                        == 0);
    }

    @Test
    void deadLetters_areSentAgain_oneAndAll() {
        ScannedClinic clinic = ScannedClinic.open(registration, http());
        clinic.readyOrder();
        clinic.readyOrder();
        clinic.readyOrder();
        Eventually.until("three are delivered", () -> inState(clinic, "DELIVERED") == 3);
        jdbc.sql("update notification set state = 'DEAD', last_status = 503 where company_id = :company")
                .param("company", clinic.clinic().id().value())
                .update();
        signIn("admin@sandbox.test", "archway-sandbox");
        go("/notifications?company=" + clinic.clinic().id());
        assertThat(page.locator(".listing tbody tr").count()).isEqualTo(3);
        Axe.check(page);
        press(".listing tbody tr button");
        page.waitForSelector("text=It is sent again now.");
        Eventually.until("one came again", () -> clinic.inbox().size() == 4 && inState(clinic, "DEAD") == 2);

        go("/notifications?company=" + clinic.clinic().id());
        press("form.all button");
        page.waitForSelector("text=Sent again: 2.");
        Eventually.until("all came again", () -> clinic.inbox().size() == 6 && inState(clinic, "DELIVERED") == 3);
    }

    /** Whether everybody can use them is in EveryPageBrowserIT. */
    @Test
    void pages_areInTheLanguageThatOneChooses() {
        signIn("admin@sandbox.test", "archway-sandbox");
        tab.german();
        for (String each : PAGES) {
            go(each);
            assertThat(page.getAttribute("html", "lang")).as(each).isEqualTo("de");
            assertThat(page.locator("main").textContent()).as(each).doesNotContain("??");
        }
    }

    /** The audit of a company is in the menu of its own administrator. */
    @Test
    void ownAudit_isInTheMenu() {
        ScannedClinic clinic = ScannedClinic.open(registration, http());
        clinic.clinic().administratorToken(http(), registration);
        signIn("administrator@" + clinic.clinic().id() + ".test", "test-password");
        page.locator("details.person summary").focus();
        page.keyboard().press("Enter");
        press("a[href='/audit']");
        page.waitForURL("**/audit");
        assertThat(page.locator("main").textContent()).contains("paired");
        Axe.check(page);
        tab.toPhone();
        tab.fits();
    }

    private long inState(ScannedClinic clinic, String state) {
        return jdbc.sql("select count(*) from notification where company_id = :company and state = :state")
                .param("company", clinic.clinic().id().value())
                .param("state", state)
                .query(Long.class)
                .single();
    }

    /** What is shown once, copied by the button. */
    private String secret() {
        String secret = page.textContent("#secret");
        press("button[data-copy]");
        page.waitForSelector("#secret-said:not(:empty)");
        return secret;
    }

    private void go(String place) {
        tab.open("/administration" + place);
    }

    private void type(String field, String text) {
        page.locator(field).focus();
        page.keyboard().type(text);
    }

    /** In place of what is there. */
    private void enter(String field, String text) {
        page.locator(field).focus();
        page.keyboard().press("Control+a");
        page.keyboard().type(text);
    }

    private void press(String control) {
        page.locator(control).first().focus();
        page.keyboard().press("Enter");
    }

    private void signIn(String email, String password) {
        tab = chromium.tab();
        tab.signIn(email, password);
        page = tab.page();
    }
}
