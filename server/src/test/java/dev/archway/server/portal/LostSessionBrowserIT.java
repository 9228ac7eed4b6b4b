package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Axe;
import dev.archway.server.testing.Chromium;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Tab;
import dev.archway.server.testing.TestLab;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of something half typed when the session is lost, the server is away, or somebody clicks twice: nothing is lost, and nothing is done twice. */
@NullUnmarked // JUnit and Spring fill the fields
class LostSessionBrowserIT extends ArchwayIT {

    private static final String SESSION = "JSESSIONID";

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
    void newRx_goesOnWhereItWas() {
        clinic.rx("");
        Tab tab = chromium.signedIn(clinic.clinic().email());
        Page page = tab.page();
        tab.open("/rx/new");
        page.fill("#find-patient", "pin");
        page.locator("#rx-found label:has-text('Pine, Petra')").click();
        page.selectOption("#procedure", "APPLIANCE");
        PlaywrightAssertions.assertThat(page.locator("#type")).isVisible();
        lose(page);
        page.fill("#notes", "Shade A2"); // the next thing typed finds the session gone
        page.waitForURL("**/login?expired");
        assertThat(page.locator("[role=status]").textContent()).contains("what you typed is kept");
        chromium.expected("403");

        tab.signIn(clinic.clinic().email());
        assertThat(page.locator("#told").textContent()).contains("What you typed is kept");
        Axe.check(page);
        page.click("#told button:has-text('Go on where you were')");
        page.waitForURL("**/rx/new/draft");
        assertThat(page.inputValue("#notes")).isEqualTo("Shade A2");
        assertThat(page.inputValue("#procedure")).isEqualTo("APPLIANCE");
        PlaywrightAssertions.assertThat(page.locator("#rx-summary")).containsText("Pine, Petra");
    }

    @Test
    void reasonOfALab_isSentAfterSigningInAgain() {
        TestLab lab = TestLab.open(registration, clinic.clinic(), http());
        long order = order(lab);
        Tab tab = chromium.signedIn(lab.email());
        Page page = tab.page();
        tab.openScan("/orders/" + order);
        page.click("summary:has-text('Return to the doctor')");
        page.fill("#reason", "Margin of 14 is not seen");
        lose(page);
        page.click("button.danger");
        page.waitForURL("**/login?expired");

        tab.signIn(lab.email());
        page.click("#told button:has-text('Send it now')");
        page.waitForURL("**/orders/" + order);
        assertThat(page.locator(".note.ok").textContent()).contains("went back to the doctor");
        assertThat(page.locator("main").textContent()).contains("Margin of 14 is not seen");
    }

    @Test
    void somebodyElse_isOfferedNothing() {
        clinic.rx("");
        Tab tab = chromium.signedIn(clinic.clinic().email());
        Page page = tab.page();
        tab.open("/rx/new");
        lose(page);
        page.fill("#notes", "Of somebody else");
        page.waitForURL("**/login?expired");
        chromium.expected("403");

        ScannedClinic other = ScannedClinic.open(registration, http());
        tab.signIn(other.clinic().email());
        nothingIsKept(page);
        PlaywrightAssertions.assertThat(page.locator("#told")).isHidden();
    }

    @Test
    void formThatArrived_isNotOfferedAgain() {
        TestLab lab = TestLab.open(registration, clinic.clinic(), http());
        long order = order(lab);
        Tab tab = chromium.signedIn(lab.email());
        Page page = tab.page();
        tab.open("/orders/" + order);
        page.click("button:has-text('Send to modeling')");
        page.waitForSelector(".note.ok");
        nothingIsKept(page);
        PlaywrightAssertions.assertThat(page.locator("#told")).isHidden();
    }

    @Test
    void twoClicks_sendOnce() {
        TestLab lab = TestLab.open(registration, clinic.clinic(), http());
        long order = order(lab);
        Tab tab = chromium.signedIn(lab.email());
        Page page = tab.page();
        tab.open("/orders/" + order);
        AtomicInteger sent = new AtomicInteger();
        page.onRequest(request -> {
            if (request.url().endsWith("/modeling")) {
                sent.incrementAndGet();
            }
        });
        page.dblclick("button:has-text('Send to modeling')");
        page.waitForSelector(".note.ok");
        assertThat(sent).hasValue(1);
        assertThat(page.locator("main").textContent()).doesNotContain("Nothing of yours was done");
    }

    @Test
    void serverThatIsAway_isTold_andNothingIsLost() {
        Tab tab = chromium.signedIn(clinic.clinic().email());
        Page page = tab.page();
        tab.open("/rx/new");
        page.route("**/rx/new/draft", route -> route.abort("connectionrefused"));
        page.fill("#notes", "Shade A2");
        PlaywrightAssertions.assertThat(page.locator("#told")).containsText("The server cannot be reached");
        chromium.expected("ERR_CONNECTION_REFUSED");
        chromium.expected("htmx:");

        page.unroute("**/rx/new/draft");
        page.fill("#notes", "Shade A2, please");
        PlaywrightAssertions.assertThat(page.locator("#told")).isHidden();
        assertThat(page.inputValue("#notes")).isEqualTo("Shade A2, please");
    }

    /** Once the script of the page has looked. */
    private static void nothingIsKept(Page page) {
        page.waitForCondition(() -> page.evaluate("sessionStorage.getItem('archway-kept')") == null);
    }

    /** As after a restart of the server, which forgets all sessions. */
    private static void lose(Page page) {
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName(SESSION));
    }

    private long order(TestLab lab) {
        return clinic.readyOrder(", \"procedureMapId\": 30, \"labId\": " + lab.id());
    }
}
