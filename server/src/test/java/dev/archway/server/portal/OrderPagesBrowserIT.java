package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
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

/** A doctor's orders in a real browser: found, filtered, watched, opened. */
@NullUnmarked // JUnit and Spring fill the fields
class OrderPagesBrowserIT extends ArchwayIT {

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
    }

    @Test
    void emptyList_saysWhatToDo() {
        signIn();

        assertThat(page.locator("main").textContent()).contains("No orders yet");
        Axe.check(page);
    }

    @Test
    void order_isFoundAndOpenedByKeys() {
        long order = clinic.readyOrder();
        signIn();
        assertThat(page.locator("#rows tr").count()).isEqualTo(1);
        Axe.check(page);

        page.keyboard().press("/");
        page.keyboard().type("nobody");
        page.keyboard().press("Enter");
        page.waitForURL("**/orders?words=nobody");
        assertThat(page.locator("main").textContent()).contains("No order fits");

        page.fill("#find", "pin pet");
        page.keyboard().press("Enter");
        page.waitForURL("**/orders?words=pin*");
        page.locator("h1").click();
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        page.waitForURL("**/orders/" + order);
        page.waitForSelector("#scan[data-state=ready]");
        assertThat(page.locator("aside").textContent()).contains("Pine, Petra", "C-1", "Fixed Restorative");
        Axe.check(page);
    }

    @Test
    void statusThatChanges_isSeenWithoutLoading() {
        String rx = clinic.rx(", \"procedureMapId\": 30");
        clinic.device().open(rx);
        signIn();
        assertThat(page.locator("#rows .chip").textContent()).isEqualTo("Scanning");

        clinic.scan(rx);
        page.waitForSelector("#rows .chip.completed");
        assertThat(page.locator("#rows tr.changed").count()).isEqualTo(1);
    }

    @Test
    void filters_areInTheAddress() {
        clinic.readyOrder();
        signIn();

        page.locator("label:has-text('Scanning')").click();
        page.waitForURL("**status=Scanning*");
        page.waitForSelector("#list .empty");
        page.goBack();
        page.waitForSelector("#rows tr");
    }

    @Test
    void german() {
        clinic.readyOrder();
        signIn();
        tab.german();
        page.waitForSelector("h1:has-text('Aufträge')");

        assertThat(page.getAttribute("html", "lang")).isEqualTo("de");
        assertThat(page.locator("#rows .chip").textContent()).isEqualTo("Fertig");
    }

    private void signIn() {
        tab = chromium.signedIn(clinic.clinic().email());
        page = tab.page();
    }
}
