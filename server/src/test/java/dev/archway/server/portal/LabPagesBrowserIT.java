package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Axe;
import dev.archway.server.testing.Chromium;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Tab;
import dev.archway.server.testing.TestLab;
import dev.archway.server.testing.Zip;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** A lab's pages in a real browser: the inbox, what it does with an order, and remarks that it pins on a scan. Lab Connector Flows. */
@NullUnmarked // JUnit and Spring fill the fields
class LabPagesBrowserIT extends ArchwayIT {

    @RegisterExtension
    final Chromium chromium = new Chromium(() -> http().base());

    @Autowired
    Registration registration;

    private ScannedClinic clinic;
    private TestLab lab;
    private Tab tab;
    private Page page;

    @BeforeEach
    void open() {
        clinic = ScannedClinic.open(registration, http());
        lab = TestLab.open(registration, clinic.clinic(), http());
    }

    @Test
    void inbox_isFilledAndEmptiedWhileOneLooks() {
        labSignsIn();
        assertThat(page.locator("main").textContent()).contains("Nothing waits");
        Axe.check(page);

        long order = order();
        page.waitForSelector("#order-" + order + ".changed");
        assertThat(page.locator(line(order)).textContent()).contains("Pine, Petra", "C-1", "Ready for Download");
        Axe.check(page);

        page.check(line(order) + " [type=checkbox]");
        page.focus(line(order) + " a.open");
        long second = order();
        page.waitForSelector("#order-" + second);
        assertThat(page.isChecked(line(order) + " [type=checkbox]")).isTrue();
        assertThat(page.evaluate("document.activeElement.href")).asString().endsWith("/orders/" + order);

        lab.http().post("/third-party/v2/order/" + order + "/return", "{\"Reason\": \"Too short\"}");
        page.waitForSelector("#order-" + order, hidden());
        assertThat(page.locator("#inbox tbody tr").count()).isEqualTo(1);
        assertThat(page.isDisabled("#download"))
                .as("what left is not chosen any more")
                .isTrue();
    }

    /** The inbox is grouped by the days of whoever reads it; its dates are the same days. */
    @Test
    void due_isADayOfTheReader() {
        long order = order();
        int hour = Instant.now().atOffset(ZoneOffset.UTC).getHour();
        ZoneId otherDay = ZoneId.of(hour < 11 ? "Pacific/Pago_Pago" : "Pacific/Kiritimati");
        tab = chromium.tab(new Browser.NewContextOptions().setTimezoneId(otherDay.getId()));
        tab.signIn(lab.email());
        Locator due = tab.page().locator(line(order) + " .due time");
        Instant at = Instant.parse(due.getAttribute("datetime"));

        assertThat(due.textContent())
                .isEqualTo(DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.ENGLISH)
                        .format(at.atZone(otherDay)));
    }

    @Test
    void inbox_isSearchedByKeyboard_andFitsAPhone() {
        long order = order();
        labSignsIn();
        page.focus(".within input");
        page.keyboard().type("nobody");
        page.keyboard().press("Enter");
        page.waitForURL("**/inbox?words=nobody");
        assertThat(page.locator("main").textContent()).contains("No case in the inbox fits");
        Axe.check(page);
        page.fill(".within input", "pin pet");
        page.keyboard().press("Enter");
        page.waitForURL("**/inbox?words=pin*");
        assertThat(page.locator("#inbox tbody tr").count()).isEqualTo(1);

        tab.toPhone();
        tab.fits();
        Axe.check(page);
        page.keyboard().press("Escape");
        page.locator("h1").click();
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        page.waitForURL("**/orders/" + order);
        tab.fits();
        Axe.check(page);
    }

    @Test
    void chosen_areDownloadedOneAfterTheOther() throws IOException {
        List<Long> orders = List.of(order(), order());
        labSignsIn();
        List<Download> files = new CopyOnWriteArrayList<>();
        page.onDownload(files::add);

        page.check("[data-all]");
        page.focus("#download");
        page.keyboard().press("Enter");

        page.waitForSelector("#bulk-says:has-text('All of it is downloaded.')");
        page.waitForCondition(() -> files.size() == 2);
        for (Download file : files) {
            assertThat(Zip.of(Files.readAllBytes(file.path())).names()).isNotEmpty();
        }
        for (long order : orders) {
            page.waitForSelector("#order-" + order, hidden());
        }
        assertThat(page.locator("main").textContent()).contains("Nothing waits");
    }

    @Test
    void download_thatFails_isTold_andStaysChosen() {
        long bad = order();
        long good = order();
        labSignsIn();
        page.route("**/orders/" + bad + "/files/IDE", Route::abort);

        page.check("[data-all]");
        page.click("#download");

        page.waitForSelector("#bulk-says:has-text('Not downloaded: " + bad + ".')");
        page.waitForSelector("#order-" + good, hidden());
        assertThat(page.isChecked(line(bad) + " [type=checkbox]")).isTrue();
        assertThat(page.isEnabled("#download")).isTrue();
        chromium.expected("Failed to load resource");
    }

    /** Marks in the frame of the scan: the arches of the test are hills over -30 to 30 mm by -20 to 20 mm. */
    @Test
    void scan_isReturnedWithMarks_whichTheDoctorSees() {
        long order = order();
        labSignsIn();
        tab.openScan("/orders/" + order);
        page.click("summary:has-text('Return to the doctor')");
        page.fill("#reason", "The preparation cannot be made out; use m, p and 1 to 6 freely.");
        assertThat(page.inputValue("#reason"))
                .as("no key of the viewer takes a letter away")
                .endsWith("use m, p and 1 to 6 freely.");

        page.click("#pin");
        page.locator("#stage").click(new Locator.ClickOptions().setPosition(20, 300));
        assertThat(page.locator("#pin-says").textContent()).contains("no scan at this point");
        Locator.ClickOptions middle = new Locator.ClickOptions().setPosition(middleOf("width"), middleOf("height"));
        page.keyboard().press("Escape");
        page.focus("#stage");
        page.keyboard().press("4");
        page.locator("#stage").click(middle);
        page.keyboard().type("Margin not visible, \"here\" <b>");
        page.focus("#stage");
        page.keyboard().press("5");
        page.focus("#pin-middle");
        page.keyboard().press("Enter");
        page.keyboard().type("A bubble");
        assertThat(page.locator("#pins li").count()).isEqualTo(2);
        Axe.check(page);
        page.click("form[action$='/return'] button.danger");
        page.waitForSelector(".note.ok");
        assertThat(page.locator(".note.ok").textContent()).contains("went back to the doctor");
        assertThat(page.locator(".marks .mark").allTextContents())
                .hasSize(2)
                .anySatisfy(mark -> assertThat(mark).contains("1", "Margin not visible, \"here\" <b>", "Upper jaw"))
                .anySatisfy(mark -> assertThat(mark).contains("2", "A bubble", "Lower jaw"));

        Tab doctors = chromium.signedIn(clinic.clinic().email());
        doctors.openScan("/orders/" + order);
        assertThat(doctors.page().locator(".note").allTextContents())
                .anySatisfy(note -> assertThat(note).contains("The preparation cannot be made out"));
        doctors.page().focus(".marks .mark >> nth=0");
        doctors.page().waitForSelector(".pinned .pin.chosen[data-number='1']");
        doctors.page().keyboard().press("Tab");
        doctors.page().waitForSelector(".pinned .pin.chosen[data-number='2']");
        assertThat(isNearTheMiddle(doctors.page())).isTrue();
        assertThat(doctors.page().locator("section:has(#history)").textContent())
                .contains("pinned remark 1 on the upper jaw", "pinned remark 2 on the lower jaw", "A bubble");
        Axe.check(doctors.page());
        double[] point = Stream.of(doctors.page()
                        .getAttribute(".marks .mark >> nth=0", "data-at")
                        .substring("upper ".length())
                        .split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(Math.abs(point[0])).isLessThan(30);
        assertThat(Math.abs(point[1])).isLessThan(20);
        assertThat(Math.abs(point[2])).isLessThan(20);
    }

    @Test
    void mark_withoutWords_isToldBesideIt_andAllIsKept() {
        long order = order();
        labSignsIn();
        tab.openScan("/orders/" + order);
        page.click("summary:has-text('Return to the doctor')");
        page.fill("#reason", "Scan again");
        page.focus("#stage");
        page.keyboard().press("4");
        page.click("#pin-middle");
        page.evaluate("document.querySelectorAll('[name=remark]').forEach((field) => field.required = false)");
        page.click("form[action$='/return'] button.danger");

        page.waitForSelector("#wrong-mark");
        assertThat(page.inputValue("#reason")).isEqualTo("Scan again");
        assertThat(page.locator("#pins li").count()).isEqualTo(1);
        assertThat(page.getAttribute("#pins [name=remark]", "aria-invalid")).isEqualTo("true");
        Axe.check(page);
        tab.ready();
        page.fill("#pins [name=remark]", "Here");
        page.click("form[action$='/return'] button.danger");
        page.waitForSelector(".note.ok");
    }

    @Test
    void marks_thatNoPageSends_areRefused_andNothingChanges() {
        long order = order();
        labSignsIn();
        for (String fields : List.of(
                "revision=1&at=upper 1 2 9e99&remark=far",
                "revision=1&at=upper NaN 2 3&remark=no number",
                "revision=1&at=tongue 1 2 3&remark=no jaw",
                "revision=1&at=upper 1 2&remark=flat",
                "revision=1&at=upper 2000 2 3&remark=too far",
                "revision=1&remark=nowhere",
                "revision=2&at=upper 1 2 3&remark=no such revision",
                "revision=x&at=upper 1 2 3&remark=no revision",
                "revision=1&at=upper 1 2 3&remark=" + "long ".repeat(60),
                "revision=1" + "&at=upper 1 2 3&remark=many".repeat(60))) {
            tab.open("/orders/" + order);
            tab.post("/orders/" + order + "/return", "reason=Again&" + fields);
            tab.open("/orders/" + order);
            assertThat(page.locator("main .note.danger, main .problem").count())
                    .as(fields)
                    .isGreaterThan(0);
            assertThat(page.locator(".sheet-head .chip").textContent())
                    .as(fields)
                    .isEqualTo("Ready for Download");
        }
        assertThat(page.locator(".marks").count()).isZero();
    }

    /** A refused form comes back with its pins, also with those that lie nowhere. */
    @Test
    void marks_thatAreNoPlaces_areNotDrawn() {
        long order = order();
        labSignsIn();
        for (String at : List.of("upper NaN 2 3", "upper 1 2", "upper", "tongue 1 2 3")) {
            tab.open("/orders/" + order);
            tab.post("/orders/" + order + "/return", "reason=Again&revision=1&remark=nowhere&at=" + at);
            tab.openScan("/orders/" + order);

            assertThat(page.locator("#pins input[name=remark]").inputValue())
                    .as(at)
                    .isEqualTo("nowhere");
            assertThat(page.locator("svg.pinned .pin").count()).as(at).isZero();
        }
    }

    @Test
    void stalePage_isToldInWords_andKeepsWhatWasTyped() {
        long order = order();
        labSignsIn();
        tab.openScan("/orders/" + order);
        page.click("summary:has-text('Return to the doctor')");
        page.fill("#reason", "Scan the margin again");
        lab.http().post("/third-party/v2/order/" + order + "/return", "{\"Reason\": \"Somebody else\"}");
        page.click("form[action$='/return'] button.danger");

        page.waitForSelector("main .note.danger");
        assertThat(page.locator("main .note.danger").textContent())
                .contains("Somebody moved this order meanwhile", "Scan the margin again");
        assertThat(page.locator("main").textContent()).contains("Somebody else");
    }

    /** Ordered, reviewed, milled and shipped: where the parcel is stands on the page of both sides. */
    @Test
    void physicalModel_untilItIsShipped() {
        long order = order();
        labSignsIn();
        tab.openScan("/orders/" + order);
        page.focus("button:has-text('Order a physical model')");
        page.keyboard().press("Enter");
        page.waitForSelector(".note.ok:has-text('physical model is ordered')");
        isState(order, "Lab Review");
        tab.openScan("/orders/" + order);
        page.focus("button:has-text('Proceed')");
        page.keyboard().press("Enter");
        page.waitForSelector(".note.ok:has-text('is being milled')");
        assertThat(page.locator(".model").textContent()).contains("Waits for a mill", "Revision 2");
        Axe.check(page);

        Http modeler = modeler();
        String station = "{\"Station\": \"mill-" + order + "\", \"Carrier\": \"Parcel Post\", \"Tracking\": \"PP 77\"}";
        assertThat(modeler.post("/api/models/v1/orders/" + order + "/milled", station)
                        .status())
                .isEqualTo(200);
        assertThat(modeler.post("/api/models/v1/orders/" + order + "/shipped", station)
                        .status())
                .isEqualTo(200);
        tab.open("/orders/" + order);
        assertThat(page.locator(".model").textContent()).contains("Shipped", "Parcel Post", "PP 77");
        Tab doctors = chromium.signedIn(clinic.clinic().email());
        doctors.open("/orders/" + order);
        assertThat(doctors.page().locator(".model").textContent()).contains("Shipped", "Parcel Post", "PP 77");
    }

    @Test
    void modeling_comesBackForReview() {
        long order = order();
        labSignsIn();
        tab.openScan("/orders/" + order);
        page.click("button:has-text('Send to modeling')");
        page.waitForSelector(".note.ok:has-text('is in modeling')");
        isState(order, "Lab Review");
        tab.open("/inbox");
        assertThat(page.locator(line(order) + " .chip").textContent()).isEqualTo("Lab Review");
    }

    @Test
    void others_areRefused() {
        long order = order();
        TestLab other = TestLab.open(registration, clinic.clinic(), http());
        tab = chromium.signedIn(other.email());
        page = tab.page();
        assertThat(tab.open("/orders/" + order)).isEqualTo(404);
        Axe.check(page);
        for (String action : List.of("return", "modeling", "physical-model", "proceed")) {
            assertThat(tab.post("/orders/" + order + "/" + action, "reason=mine"))
                    .as(action)
                    .isEqualTo(404);
        }
        Tab doctors = chromium.signedIn(clinic.clinic().email());
        assertThat(doctors.open("/inbox")).isEqualTo(403);
        Axe.check(doctors.page());
        for (String action : List.of("return", "modeling", "physical-model", "proceed")) {
            assertThat(doctors.post("/orders/" + order + "/" + action, "reason=mine"))
                    .as(action)
                    .isEqualTo(403);
        }
        chromium.expected("Failed to load resource");
        isState(order, "Ready for Download");
    }

    @Test
    void german() {
        long order = order();
        labSignsIn();
        tab.german();
        page.waitForSelector("h1:has-text('Eingang')");
        tab.openScan("/orders/" + order);
        page.click("summary:has-text('An den Arzt zurückgeben')");
        assertThat(page.locator("#pinning").textContent()).contains("Anmerkungen am Scan", "In der Mitte setzen");
    }

    /** A case that is ready for this lab. */
    private long order() {
        String rx = clinic.rx(", \"procedureMapId\": 30, \"labId\": " + lab.id());
        long order = clinic.scan(rx).path("OrderId").asLong();
        isState(order, "Ready for Download");
        return order;
    }

    private void isState(long order, String status) {
        Eventually.get(
                () -> lab.http()
                        .get("/third-party/v2/order/" + order + "/events")
                        .data()
                        .path("Events")
                        .valueStream()
                        .filter(event -> event.path("Kind").asString().equals("Move"))
                        .reduce((_, last) -> last)
                        .map(event -> event.path("Status").asString())
                        .orElse("none"),
                status::equals);
    }

    private void labSignsIn() {
        tab = chromium.signedIn(lab.email());
        page = tab.page();
    }

    private double middleOf(String side) {
        return ((Number) page.evaluate(
                        "(side) => document.getElementById('stage').getBoundingClientRect()[side] / 2", side))
                .doubleValue();
    }

    /** Whether the chosen pin is where one looks. */
    private static boolean isNearTheMiddle(Page on) {
        return (boolean) on.evaluate("""
                () => {
                  const stage = document.getElementById('stage').getBoundingClientRect();
                  const [x, y] = document.querySelector('.pin.chosen').getAttribute('transform').match(/[\\d.]+/g).map(Number);
                  return Math.hypot(x - stage.width / 2, y - stage.height / 2) < 3;
                }""");
    }

    private Http modeler() {
        return http().as(http().post(
                        "/sandbox/sign-ins", "{\"Partner\": \"sandbox-lms\", \"User\": \"modeler@sandbox.test\"}")
                .data()
                .path("access_token")
                .asString());
    }

    private static String line(long order) {
        return "#order-" + order;
    }

    private static Page.WaitForSelectorOptions hidden() {
        return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN);
    }
}
