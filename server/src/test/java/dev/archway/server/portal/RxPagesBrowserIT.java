package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Axe;
import dev.archway.server.testing.Chromium;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Tab;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A doctor in a real browser: asks for a scan, finds patients, merges two and parts them again. */
@NullUnmarked // JUnit and Spring fill the fields
class RxPagesBrowserIT extends ArchwayIT {

    @RegisterExtension
    final Chromium chromium = new Chromium(() -> http().base());

    @Autowired
    Registration registration;

    private ScannedClinic clinic;
    private Tab tab;
    private Page page;

    @BeforeEach
    void open() {
        clinic = ScannedClinic.open(registration, http());
        tab = chromium.signedIn(clinic.clinic().email());
        page = tab.page();
    }

    @Test
    void rx_stepByStep_summaryFollows_andSendOpens() {
        clinic.rx("");
        page.keyboard().press("n");
        page.waitForURL("**/rx/new");
        Locator send = page.locator("#send");
        PlaywrightAssertions.assertThat(send).isDisabled();
        assertThat(page.locator("#rx-why").textContent()).contains("choose a patient", "choose procedure");
        Axe.check(page);

        page.fill("#find-patient", "pin");
        page.locator("#rx-found label:has-text('Pine, Petra')").click();
        PlaywrightAssertions.assertThat(page.locator("#rx-summary")).containsText("Pine, Petra");
        PlaywrightAssertions.assertThat(page.locator("#new-patient")).isHidden();

        page.selectOption("#procedure", "APPLIANCE");
        page.selectOption("#type", "Night guard");
        page.selectOption("#destination", "RESTO_LAB");
        PlaywrightAssertions.assertThat(page.locator("#lab")).hasValue("70010");
        PlaywrightAssertions.assertThat(page.locator("#rx-summary")).containsText("Precision Dental Lab");
        page.locator("[data-ada='14']").click();
        PlaywrightAssertions.assertThat(page.locator("#rx-summary")).containsText("14 (26) Crown");
        PlaywrightAssertions.assertThat(send).isEnabled();
        Axe.check(page);

        send.click();
        page.waitForURL("**/rx");
        assertThat(page.locator(".note.ok").textContent()).contains("waits on your clinic");
        Axe.check(page);
        JsonNode sent = clinic.device().worklist().get(1);
        assertThat(sent.path("ProcedureTypeName").asString()).isEqualTo("Night guard");
        assertThat(sent.path("Preps").get(0).path("AdaId").asInt()).isEqualTo(14);
    }

    @Test
    void duplicate_isShownBeforeItHappens() {
        clinic.rx("");
        tab.open("/rx/new");
        page.fill("#firstName", "Petra");
        page.fill("#lastName", "Pine");
        page.fill("#chartNumber", "C-77");

        Locator alike = page.locator("#rx-alike");
        PlaywrightAssertions.assertThat(alike).containsText("Is it one of these?");
        Axe.check(page);
        alike.locator("label:has-text('Pine, Petra')").click();
        PlaywrightAssertions.assertThat(page.locator("#new-patient")).isHidden();
        PlaywrightAssertions.assertThat(page.locator("#rx-summary")).containsText("C-1");
    }

    @Test
    void teeth_byKeyboard() {
        tab.open("/rx/new");
        page.focus("#brush");
        page.keyboard().press("Tab");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Space");
        assertThat(focused("data-ada")).isEqualTo("2");
        assertThat(focused("aria-checked")).isEqualTo("true");
        assertThat(focused("aria-label")).isEqualTo("Tooth 2, FDI 17: Crown");
        page.keyboard().press("ArrowDown");
        assertThat(focused("data-ada")).isEqualTo("31");
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("Enter");
        assertThat(focused("data-ada")).isEqualTo("32");
        PlaywrightAssertions.assertThat(page.locator("#rx-summary")).containsText("32 (48) Crown");
        page.keyboard().press("Enter");
        assertThat(focused("aria-checked")).isEqualTo("false");
        PlaywrightAssertions.assertThat(page.locator("#rx-summary")).not().containsText("32 (48)");
        assertThat(page.inputValue("#unit2")).isEqualTo("2");
    }

    /** Enter in a field sends nothing. */
    @Test
    void enter_asksOnly() {
        tab.open("/rx/new");
        page.fill("#firstName", "Anna");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator("#rx-summary")).containsText("Anna");
        assertThat(page.url()).endsWith("/rx/new");
        assertThat(page.inputValue("#firstName")).isEqualTo("Anna");
    }

    @Test
    void delete_asksInThePage() {
        clinic.rx("");
        tab.open("/rx");
        page.locator("details.sure summary").click();
        Axe.check(page);
        page.locator("button.danger").click();
        page.waitForSelector(".note.ok");
        assertThat(page.locator("main").textContent()).contains("Nothing waits for a scan");
        assertThat(clinic.device().worklist()).isEmpty();
    }

    @Test
    void patients_areFoundCorrectedMergedAndParted() {
        long order = clinic.readyOrder();
        clinic.practice().post("/third-party/v2/scan-request", clinic.clinic().scanRequest("Peter", "Pine", "C-1", ""));
        page.keyboard().press("g");
        page.keyboard().press("p");
        page.waitForURL("**/patients");
        Axe.check(page);
        page.fill("#words", "peter");
        PlaywrightAssertions.assertThat(page.locator("#rows tr")).hasCount(1);
        page.locator("#rows a.open").click();
        page.locator("details.edit summary").click();
        page.fill("#firstName", "Pietro");
        Axe.check(page);
        page.locator(".edit button").click();
        page.waitForSelector("h1:has-text('Pine, Pietro')");

        tab.open("/patients/duplicates");
        Axe.check(page);
        page.locator("a:has-text('Compare with the first')").click();
        page.waitForSelector(".two");
        assertThat(page.locator(".two").textContent()).contains("One order", String.valueOf(order));
        Axe.check(page);
        page.locator(".two .box:has(h2:has-text('Pietro')) button").click();
        page.waitForSelector(".note.ok");
        assertThat(page.locator("h1").textContent()).isEqualTo("Pine, Pietro");
        PlaywrightAssertions.assertThat(page.locator("#rows tr")).hasCount(1);
        Axe.check(page);

        page.locator("button:has-text('Take back')").click();
        page.waitForSelector("h1:has-text('Pine, Petra')");
        PlaywrightAssertions.assertThat(page.locator("#rows tr")).hasCount(1);
    }

    @Test
    void order_saysWhatTheRxAsksFor_andTheScanWhatWasPrepared() {
        tab.open("/rx/new");
        page.fill("#firstName", "Anna");
        page.fill("#lastName", "Berg");
        page.selectOption("#procedure", "FIXED_RESTORATIVE");
        page.selectOption("#destination", "RESTO_LAB");
        page.locator("[data-ada='3']").click();
        page.locator("#send:enabled").click();
        page.waitForURL("**/rx");
        String rx = clinic.device().worklist().get(0).path("RxId").asString();
        long order = clinic.device().open(rx).path("OrderId").asLong();

        tab.open("/orders/" + order);
        assertThat(page.locator("section:has(#teeth)").textContent()).contains("Teeth that the Rx asks for", "Crown");
        Axe.check(page);
    }

    @Test
    void german() {
        tab.german();
        page.waitForSelector("h1:has-text('Aufträge')");
        tab.open("/rx/new");
        assertThat(page.locator("main").textContent())
                .contains("Neues Rezept", "Patienten wählen")
                .doesNotContain("??");
        Axe.check(page);
    }

    private String focused(String attribute) {
        return String.valueOf(page.evaluate("name => document.activeElement.getAttribute(name)", attribute));
    }
}
