package dev.archway.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Axe;
import dev.archway.server.testing.Chromium;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Stl;
import dev.archway.server.testing.Tab;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The scanner in the browser: its worklist, a synthetic arch, own files, and a line that breaks. */
@NullUnmarked // JUnit and Spring fill the fields
class ScannerBrowserIT extends ArchwayIT {

    @RegisterExtension
    final Chromium chromium = new Chromium(() -> http().base());

    @Autowired
    Registration registration;

    private ScannedClinic clinic;
    private Page page;

    @BeforeEach
    void open() {
        clinic = ScannedClinic.open(registration, http());
        clinic.rx(", \"procedureMapId\": 30");
        Tab tab = chromium.tab(1000, 850);
        page = tab.page();
        tab.open("/virtual-scanner");
    }

    @Test
    void wrongSecret_isSaid() {
        page.fill("#secret", "nonsense");
        page.keyboard().press("Enter");
        page.waitForSelector("#says:not([hidden])");

        assertThat(page.locator("#says").textContent()).contains("serial number and secret");
        chromium.expected("status of 401");
    }

    @Test
    void ownFiles_becomeAnOrder() {
        login();
        Axe.check(page);
        page.locator(".own").click();
        page.locator("[name=Upper]").setInputFiles(new FilePayload("upper.stl", "model/stl", Stl.upper(20)));
        page.locator("[name=Lower]").setInputFiles(new FilePayload("lower.stl", "model/stl", Stl.lower(20)));
        page.locator("button:has-text('Send the scan')").click();

        page.waitForSelector("[data-ready=true]");
        assertThat(page.locator(".progress").textContent()).contains("Completed", "Order 1");
    }

    @Test
    void syntheticArch_becomesAnOrder() {
        login();
        page.locator(".synthetic").click();

        page.waitForSelector("[data-ready=true]");
    }

    /** The first part is lost on its way; the page asks where the server is and goes on. */
    @Test
    void lineThatBreaks_isResumed() {
        AtomicInteger parts = new AtomicInteger();
        page.route("**/api/scanner/v1/uploads/*", route -> {
            boolean breaks = route.request().method().equals("PATCH") && parts.getAndIncrement() == 0;
            if (breaks) {
                route.abort();
            } else {
                route.resume();
            }
        });
        login();
        page.locator(".own").click();
        page.locator("[name=Upper]").setInputFiles(new FilePayload("upper.stl", "model/stl", Stl.upper(20)));
        page.locator("button:has-text('Send the scan')").click();

        page.waitForSelector("[data-ready=true]");
        assertThat(parts.get()).isGreaterThan(1);
        chromium.expected("ERR_FAILED");
    }

    /** What the server refuses is said on the card, and can be tried again. */
    @Test
    void fileThatIsNoMesh_isRefusedInWords() {
        login();
        page.locator(".own").click();
        page.locator("[name=Upper]").setInputFiles(new FilePayload("upper.stl", "model/stl", new byte[90]));
        page.locator("button:has-text('Send the scan')").click();

        page.waitForSelector(".problem:not([hidden])");
        assertThat(page.locator(".problem").textContent()).contains("upper.stl");
        assertThat(page.locator("button:has-text('Send the scan')").isEnabled()).isTrue();
        chromium.expected("status of 400");
    }

    private void login() {
        page.fill("#serial", clinic.clinic().scanner().serial());
        page.fill("#secret", "test-secret");
        page.keyboard().press("Enter");
        page.waitForSelector("article");
        assertThat(page.locator("article h2").textContent()).isEqualTo("Pine, Petra");
    }
}
