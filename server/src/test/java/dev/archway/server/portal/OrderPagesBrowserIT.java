package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Axe;
import dev.archway.server.testing.Chromium;
import dev.archway.server.testing.Device;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Stl;
import dev.archway.server.testing.Tab;
import dev.archway.server.testing.TestLab;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

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
        tab = chromium.tab();
        page = tab.page();
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

    /** A server that starts again: the line ends, it refuses for a while, and nobody tells what moved meanwhile. */
    @Test
    void lineThatBreaks_isTakenUpAgain_andWhatWasMissedIsSeen() {
        AtomicBoolean isBack = new AtomicBoolean();
        AtomicInteger calls = new AtomicInteger();
        page.route("**/orders/changes*", route -> {
            if (isBack.get()) {
                route.resume();
            } else if (calls.getAndIncrement() == 0) {
                route.fulfill(stream("retry: 50\n\n"));
            } else {
                route.fulfill(new Route.FulfillOptions().setStatus(503));
            }
        });
        String rx = clinic.rx(", \"procedureMapId\": 30");
        clinic.device().open(rx);
        signIn();
        assertThat(page.locator("#rows .chip").textContent()).isEqualTo("Scanning");
        page.waitForCondition(() -> calls.get() > 1);
        long order = clinic.scan(rx).path("OrderId").asLong();
        Eventually.get(() -> clinic.download(order, "IDE"), answer -> answer.status() == 200);
        long second = clinic.device()
                .open(clinic.rx(", \"procedureMapId\": 30"))
                .path("OrderId")
                .asLong();

        isBack.set(true);
        page.waitForSelector("#order-" + order + ".changed .chip.completed");
        page.waitForSelector("#order-" + second + ".changed");
        chromium.expected("503");
    }

    @Test
    void orderThatMovesWhileTheLineIsBroken_isSaidOnItsPage() {
        AtomicBoolean isBack = new AtomicBoolean();
        AtomicInteger calls = new AtomicInteger();
        TestLab lab = TestLab.open(registration, clinic.clinic(), http());
        String rx = clinic.rx(", \"procedureMapId\": 30, \"labId\": " + lab.id());
        long order = clinic.scan(rx).path("OrderId").asLong();
        Eventually.get(() -> clinic.download(order, "IDE"), answer -> answer.status() == 200);
        signIn();
        page.route("**/orders/changes*", route -> {
            calls.getAndIncrement();
            if (isBack.get()) {
                route.resume();
            } else {
                route.fulfill(stream("retry: 50\n\n"));
            }
        });
        page.navigate(http().base() + "/orders/" + order);
        page.waitForCondition(() -> calls.get() > 1);
        assertThat(page.isVisible("#moved")).isFalse();
        assertThat(lab.http()
                        .post("/third-party/v2/order/" + order + "/return", "{\"Reason\": \"Too short\"}")
                        .status())
                .isEqualTo(200);

        isBack.set(true);
        page.waitForSelector("#moved:visible");
    }

    @Test
    void sessionThatIsOver_isSaidAboveTheList() {
        page.route(
                "**/orders/changes*",
                route -> route.fulfill(stream("retry: 500\n\n")),
                new Page.RouteOptions().setTimes(1));
        signIn();
        page.context().clearCookies();

        page.waitForSelector("#told:has-text('You are not signed in any more')");
        Axe.check(page);
        page.click("#told button:has-text('Sign in again')");
        page.waitForURL("**/login*");
        chromium.expected("text/html");
    }

    /** An order on paper: its Rx, and nothing to click on. */
    @Test
    void printedOrder_isItsRx_onOnePage() {
        Device device = clinic.device();
        JsonNode opened = device.open(clinic.rx(", \"procedureMapId\": 30, \"Notes\": \"Shade A2, please.\""));
        String scan = opened.path("ScanId").asString();
        long order = opened.path("OrderId").asLong();
        byte[] upper = Stl.upper(12);
        device.complete(
                scan,
                Device.manifest(
                        ", \"Preps\": [{\"AdaId\": 8, \"UnitTypeId\": 2}]",
                        Device.file("Upper", device.upload(scan, "upper.stl", upper), "upper.stl", upper)));
        Eventually.get(() -> clinic.download(order, "IDE"), answer -> answer.status() == 200);
        signIn();
        page.navigate(http().base() + "/orders/" + order);
        page.waitForSelector("#scan[data-state=ready]");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));

        for (String hidden :
                List.of(".rail", ".bar", "#scan", "#stage", "#files", "#captures", "#history", "#timeline")) {
            assertThat(page.isVisible(hidden)).as(hidden).isFalse();
        }
        assertThat(page.locator("button:visible, a.filled:visible, a.quiet:visible, input:visible")
                        .count())
                .isZero();
        assertThat(page.locator(".archchart .prepared").isVisible()).isTrue();
        assertThat(page.locator("main").innerText())
                .contains(
                        "Order " + order,
                        "Pine, Petra",
                        "C-1",
                        "Fixed Restorative",
                        "Shade A2, please.",
                        "Clinic " + clinic.clinic().id());
        assertThat(page.evaluate("getComputedStyle(document.querySelector('#facts + dl b')).color"))
                .isEqualTo("rgb(0, 0, 0)");
        assertThat(new String(page.pdf(), StandardCharsets.ISO_8859_1)).containsOnlyOnce("/Type /Page\n");
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

    /** An event stream that ends after that. */
    private static Route.FulfillOptions stream(String events) {
        return new Route.FulfillOptions().setContentType("text/event-stream").setBody(events);
    }

    private void signIn() {
        tab.signIn(clinic.clinic().email());
    }
}
