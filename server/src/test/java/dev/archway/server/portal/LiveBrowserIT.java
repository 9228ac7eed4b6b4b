package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Chromium;
import dev.archway.server.testing.ScannedClinic;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Lists that stay true while one looks: also those of one patient, and after a while in the background. */
@NullUnmarked // JUnit and Spring fill the fields
class LiveBrowserIT extends ArchwayIT {

    @RegisterExtension
    final Chromium chromium = new Chromium(() -> http().base());

    @Autowired
    Registration registration;

    private ScannedClinic clinic;

    @BeforeEach
    void open() {
        clinic = ScannedClinic.open(registration, http());
    }

    @Test
    void patientsOrders_comeInWhileOneLooks() {
        clinic.rx("");
        Page page = chromium.signedIn(clinic.clinic().email()).page();
        page.navigate(http().base() + "/patients");
        page.click("#rows a.open");
        page.waitForSelector("#list .empty");

        long order = clinic.readyOrder();
        page.waitForSelector("#order-" + order + " .chip.completed");
        long second = clinic.readyOrder();
        page.waitForSelector("#order-" + second + " .chip.completed");
        assertThat(page.locator("#rows tr[data-order]").count()).isEqualTo(2);
    }

    @Test
    void whatMovedInTheBackground_isMadeUpFor_andHoldsNoConnection() {
        String rx = clinic.rx(", \"procedureMapId\": 30");
        clinic.device().open(rx);
        Page page = chromium.signedIn(clinic.clinic().email()).page();
        assertThat(page.locator("#rows .chip").textContent()).isEqualTo("Scanning");
        page.locator("#rows a.open").focus();

        see(page, false);
        long order = clinic.scan(rx).path("OrderId").asLong();
        long other = clinic.readyOrder();
        assertThat(page.locator("#rows .chip").textContent())
                .as("nobody looks at it")
                .isEqualTo("Scanning");

        see(page, true);
        page.waitForSelector("#order-" + order + " .chip.completed");
        page.waitForSelector("#order-" + other + " .chip.completed");
        assertThat(page.locator("#rows tr[data-order]").count()).isEqualTo(2);
        assertThat(page.evaluate("document.activeElement.href"))
                .as("the line that was stood on")
                .asString()
                .endsWith("/orders/" + order);
    }

    @Test
    void lineThatMovesAgainWhileItIsRead_isThereOnceAndAsItIs() {
        String rx = clinic.rx(", \"procedureMapId\": 30");
        Page page = chromium.signedIn(clinic.clinic().email()).page();
        AtomicInteger reads = new AtomicInteger();
        page.route("**/orders*", route -> {
            if (reads.getAndIncrement() == 0) {
                clinic.scan(rx); // the next move arrives while the first one is still read
            }
            route.resume();
        });
        long order = clinic.device().open(rx).path("OrderId").asLong();
        page.waitForSelector("#order-" + order + " .chip.completed");
        assertThat(page.locator("#rows tr[data-order]").count()).isEqualTo(1);
    }

    /** As when somebody goes to another tab and comes back. */
    private static void see(Page page, boolean seen) {
        page.evaluate("""
                (seen) => {
                  Object.defineProperty(document, 'hidden', {configurable: true, get: () => !seen});
                  document.dispatchEvent(new Event('visibilitychange'));
                }""", seen);
    }
}
