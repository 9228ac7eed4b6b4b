package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Chromium;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Tab;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

    private static final String STREAM = "**/orders/changes*";

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

    /** As a page that is loaded anew has them, and with one call for all of them. */
    @Test
    void whatIsNew_comesInInItsOrder() {
        long first = clinic.readyOrder();
        Page page = chromium.signedIn(clinic.clinic().email()).page();
        page.waitForSelector("#order-" + first);
        see(page, false);
        long second = clinic.readyOrder();
        long third = clinic.readyOrder();
        List<String> lines = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (request.url().endsWith("/line")) {
                lines.add(request.url());
            }
        });

        see(page, true);

        page.waitForSelector("#order-" + second);
        page.waitForSelector("#order-" + third);
        assertThat(page.locator("#rows tr[data-order]")
                        .evaluateAll("lines => lines.map(line => Number(line.dataset.order))"))
                .asString()
                .isEqualTo(List.of(third, second, first).toString());
        assertThat(lines).isEmpty();
    }

    @Test
    void pageThatWasOpenedInTheBackground_makesUpForWhatItMissed() {
        Tab tab = chromium.signedIn(clinic.clinic().email());
        tab.page().addInitScript("Object.defineProperty(document, 'hidden', {configurable: true, get: () => true})");
        tab.open("/orders");
        long order = clinic.readyOrder();

        see(tab.page(), true);

        tab.page().waitForSelector("#order-" + order + " .chip.completed");
    }

    @Test
    void lineThatCameBetweenTheListAndItsStream_isSeen() {
        long first = clinic.readyOrder();
        Tab tab = chromium.signedIn(clinic.clinic().email());
        Page page = tab.page();
        List<Route> held = new CopyOnWriteArrayList<>();
        page.route(STREAM, held::add);
        tab.open("/orders");
        page.waitForCondition(() -> !held.isEmpty());
        page.waitForSelector("#order-" + first);
        long second = clinic.readyOrder();

        page.unroute(STREAM);
        held.forEach(Route::resume);

        page.waitForSelector("#order-" + second + " .chip.completed");
    }

    /** The one move that somebody waits for may come between the page and its stream. */
    @Test
    void orderThatCameWhileItsPageWasLoaded_isSeen() {
        String rx = clinic.rx(", \"procedureMapId\": 30");
        long order = clinic.device().open(rx).path("OrderId").asLong();
        Tab tab = chromium.signedIn(clinic.clinic().email());
        Page page = tab.page();
        List<Route> held = new CopyOnWriteArrayList<>();
        page.route(STREAM, held::add);
        tab.open("/orders/" + order);
        page.waitForCondition(() -> !held.isEmpty());
        assertThat(page.locator("#scan").count()).isZero();
        clinic.scan(rx);
        Eventually.until(
                "order " + order + " is ready",
                () -> clinic.download(order, "IDE").status() == 200);

        page.unroute(STREAM);
        held.forEach(Route::resume);

        tab.ready();
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
