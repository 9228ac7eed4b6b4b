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
    private TestLab lab;
    private Tab tab;
    private Page page;

    @BeforeEach
    void open() {
        clinic = ScannedClinic.open(registration, http());
        lab = TestLab.open(registration, clinic.clinic(), http());
    }

    @Test
    void newRx_goesOnWhereItWas() {
        clinic.rx("");
        opens(clinic.clinic().email(), "/rx/new");
        page.fill("#find-patient", "pin");
        page.locator("#rx-found label:has-text('Pine, Petra')").click();
        page.selectOption("#procedure", "APPLIANCE");
        PlaywrightAssertions.assertThat(page.locator("#type")).isVisible();
        lose();
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
        long order = returnThatIsLost();

        tab.signIn(lab.email());
        page.click("#told button:has-text('Send it now')");
        page.waitForURL("**/orders/" + order);
        assertThat(page.locator(".note.ok").textContent()).contains("went back to the doctor");
        assertThat(page.locator("main").textContent()).contains("Margin of 14 is not seen");
    }

    /** Each tab has what was typed in it, wherever somebody signs in again. */
    @Test
    void reasonOfALab_staysInItsTab_whileAnotherOneSignsIn() {
        long order = returnThatIsLost();
        Tab other = new Tab(page.context().newPage(), http().base());
        other.signIn(lab.email());
        nothingIsKept(other.page());

        tab.open("/orders/" + order);
        page.click("#told button:has-text('Send it now')");
        page.waitForSelector(".note.ok:has-text('went back to the doctor')");
    }

    @Test
    void somebodyElse_isOfferedNothing() {
        opens(clinic.clinic().email(), "/rx/new");
        lose();
        page.fill("#notes", "Of somebody else");
        page.waitForURL("**/login?expired");
        chromium.expected("403");

        ScannedClinic other = ScannedClinic.open(registration, http());
        tab.signIn(other.clinic().email());
        nothingIsKept(page);
    }

    @Test
    void formThatArrived_isNotOfferedAgain() {
        opens(lab.email(), "/orders/" + order());
        page.click("button:has-text('Send to modeling')");
        page.waitForSelector(".note.ok");
        nothingIsKept(page);
    }

    @Test
    void twoClicks_sendOnce() {
        opens(lab.email(), "/orders/" + order());
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
        opens(clinic.clinic().email(), "/rx/new");
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

    private void opens(String email, String path) {
        tab = chromium.signedIn(email);
        page = tab.page();
        tab.open(path);
    }

    /** A lab returns an order when its session is gone; the order. */
    private long returnThatIsLost() {
        long order = order();
        opens(lab.email(), "/orders/" + order);
        tab.ready();
        page.click("summary:has-text('Return to the doctor')");
        page.fill("#reason", "Margin of 14 is not seen");
        lose();
        page.click("button.danger");
        page.waitForURL("**/login?expired");
        return order;
    }

    /** Once the script of the page has looked. */
    private static void nothingIsKept(Page page) {
        page.waitForCondition(() -> page.evaluate("sessionStorage.getItem('archway-kept')") == null);
        PlaywrightAssertions.assertThat(page.locator("#told")).isHidden();
    }

    /** As after a restart of the server, which forgets all sessions. */
    private void lose() {
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName(SESSION));
    }

    private long order() {
        return clinic.readyOrder(", \"procedureMapId\": 30, \"labId\": " + lab.id());
    }
}
