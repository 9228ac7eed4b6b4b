package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.platform.Writes;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.TestClinic;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

/** How sessions in browsers begin and end: docs/sign-in.md. */
@NullUnmarked // JUnit and Spring fill the fields
class BrowserSessionsIT extends ArchwayIT {

    private static final String PAGE = "/account/security";

    @Autowired
    Registration registration;

    @Autowired
    ServletWebServerApplicationContext server;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Writes writes;

    @Autowired
    BrowserSessions known;

    private TestClinic clinic;
    private Sessions sessions;

    @BeforeEach
    void open() {
        clinic = TestClinic.open(registration);
        sessions = new Sessions(server);
    }

    @Test
    void signIn_changesTheSessionAndItsCookieIsKeptFromScripts() {
        Browser browser = new Browser(http());
        assertThat(browser.get(PAGE).header("Location")).endsWith("/login");
        String before = browser.cookie("JSESSIONID");
        Http.Answer answer = browser.login(clinic.email(), "test-password");
        assertThat(browser.cookie("JSESSIONID")).isNotEqualTo(before);
        assertThat(answer.header("Set-Cookie")).contains("HttpOnly").containsIgnoringCase("SameSite=Lax");
        assertThat(answer.header("Location")).contains(PAGE);
        assertThat(sessions.of(browser).getMaxInactiveInterval())
                .isEqualTo((int) Duration.ofMinutes(30).toSeconds());
    }

    @Test
    void idleSession_saysSoAndLeadsBack() {
        Browser browser = signedIn();
        sessions.expire(browser);

        saysThatItEndedAndLeadsBack(browser);
    }

    @Test
    void longSession_endsHoweverBusyItIs() {
        Browser browser = signedIn();
        SignedIn now = (SignedIn) sessions.of(browser).getAttribute(SignedIn.KEY);
        sessions.of(browser)
                .setAttribute(
                        SignedIn.KEY,
                        new SignedIn(now.person(), now.since().minus(Duration.ofMinutes(12 * 60 - 1)), now.edition()));
        assertThat(browser.get(PAGE).status()).isEqualTo(200);
        sessions.of(browser)
                .setAttribute(
                        SignedIn.KEY,
                        new SignedIn(now.person(), now.since().minus(Duration.ofHours(12)), now.edition()));

        saysThatItEndedAndLeadsBack(browser);
    }

    @Test
    void lostSession_formIsNotSentAgain() {
        Browser browser = signedIn();
        String csrf = csrf(browser);
        sessions.expire(browser);

        Http.Answer answer = browser.post("/account/sign-out-everywhere", Map.of("_csrf", csrf));
        assertThat(answer.header("Location")).endsWith("/login?expired");
        assertThat(browser.login(clinic.email(), "test-password").header("Location"))
                .as("nobody is led back to what only a form may do")
                .doesNotContain("everywhere");
    }

    /** htmx follows these headers of its own; a redirect would put the login page into the page. */
    @Test
    void lostSession_partOfAPage() {
        Browser browser = signedIn();
        sessions.expire(browser);
        Http part = http().with("HX-Request", "true").with("Cookie", "JSESSIONID=" + browser.cookie("JSESSIONID"));

        Http.Answer answer = part.get(PAGE);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("HX-Refresh")).isEqualTo("true");
        assertThat(part.form("/account/sign-out-everywhere", "").header("HX-Redirect"))
                .isEqualTo("/login?expired");
        saysThatItEndedAndLeadsBack(browser);
    }

    @Test
    void lostSession_nobodyIsLedBackToAPicture() {
        Browser browser = new Browser(http().with("Sec-Fetch-Dest", "empty"));
        assertThat(browser.get("/viewer/100000001/model.glb").header("Location"))
                .endsWith("/login");
        assertThat(browser.login(clinic.email(), "test-password").header("Location"))
                .doesNotContain("model");
    }

    @Test
    void signOutEverywhere_endsAllOthersAtTheirNextRequest() {
        Browser here = signedIn();
        Browser there = signedIn();
        Browser partner = new Browser(http());
        partner.get(new Partnership(http(), "sandbox-dpms").authorize());
        partner.login(clinic.email(), "test-password");
        Http paired = clinic.as(http(), "sandbox-dpms");
        Browser somebodyElse = new Browser(http());
        somebodyElse.login(TestClinic.open(registration).email(), "test-password");

        assertThat(there.get(PAGE).status()).isEqualTo(200);
        assertThat(here.post("/account/sign-out-everywhere", Map.of("_csrf", csrf(here)))
                        .header("Location"))
                .endsWith("?everywhere");
        assertThat(here.get(PAGE + "?everywhere").text()).contains("You are signed out in every other browser.");
        assertThat(partner.get(new Partnership(http(), "sandbox-dpms").authorize())
                        .header("Location"))
                .as("a session gives no more codes to software either")
                .endsWith("/login?ended");
        assertThat(somebodyElse.get(PAGE).status()).isEqualTo(200);
        assertThat(paired.get("/third-party/v2/orders/practice?Offset=0&pageSize=1")
                        .status())
                .as("software stays connected")
                .isEqualTo(200);
        saysThatItEndedAndLeadsBack(there);
    }

    /** Somebody signs out in one of many browsers that are looked at together: the others go on. */
    @Test
    void session_thatEndsWhileItIsLookedAt_isOver_andNoOther() {
        HttpSession stays = sessions.of(signedIn());
        HttpSession ends = new MockHttpSession() {
            @Override
            public @Nullable Object getAttribute(String name) {
                Object value = super.getAttribute(name);
                if (name.equals(SignedIn.KEY)) {
                    invalidate();
                }
                return value;
            }
        };
        ends.setAttribute(SignedIn.KEY, stays.getAttribute(SignedIn.KEY));

        assertThat(known.living(List.of(stays, ends))).containsExactly(stays);
        assertThat(known.living(List.of(stays, ends))).containsExactly(stays);
    }

    /** A page asks for many things at once: the first request ends a session that is over, and the others find it ended. */
    @Test
    void session_endedByAnotherRequest_isNoErrorOfThisOne() throws Exception {
        SignedIn person = (SignedIn) sessions.of(signedIn()).getAttribute(SignedIn.KEY);
        SignedIn over = new SignedIn(person.person(), person.since(), person.edition() - 1);
        for (SignedIn each : List.of(over, person)) {
            MockHttpServletRequest request = new MockHttpServletRequest("GET", PAGE);
            MockHttpSession session = new MockHttpSession() {
                @Override
                public void invalidate() {
                    super.invalidate();
                    super.invalidate();
                }

                @Override
                public void setAttribute(String name, @Nullable Object value) {
                    if (getAttribute(SignedIn.KEY) != null) {
                        super.invalidate();
                    }
                    super.setAttribute(name, value);
                }
            };
            session.setAttribute(SignedIn.KEY, each);
            request.setSession(session);
            MockFilterChain chain = new MockFilterChain();

            new LiveSessionFilter(known).doFilter(request, new MockHttpServletResponse(), chain);

            assertThat(chain.getRequest()).as("the request goes on").isNotNull();
            assertThat(session.isInvalid()).isTrue();
        }
    }

    @Test
    void signOutEverywhere_bySomebodyWithoutASession_orWithoutToken() {
        assertThat(http().form("/account/sign-out-everywhere", "").header("Location"))
                .endsWith("/login?expired");
        Browser browser = signedIn();
        Browser other = signedIn();
        assertThat(browser.post("/account/sign-out-everywhere", Map.of()).header("Location"))
                .endsWith("/login?expired");
        assertThat(other.get(PAGE).status()).isEqualTo(200);
    }

    /** What is remembered about callers is forgotten with each write (docs/adr/0010); others may write meanwhile, so it is tried some times. */
    @Test
    void request_writesNothing_alsoWhenItAsksTheDatabase() {
        Browser browser = signedIn();
        boolean untouched = false;
        for (int i = 0; i < 50 && !untouched; i++) {
            jdbc.sql("update person set first_name = first_name where id = :id")
                    .param("id", clinic.doctor().value())
                    .update();
            long before = writes.count();
            assertThat(browser.get("/css/archway.css").status()).isEqualTo(200);
            untouched = writes.count() == before;
        }
        assertThat(untouched).isTrue();
    }

    /** A page that was asked for is no word of a partner: only what /authorize has checked is. */
    @Test
    void loginPage_believesNoOtherPagesPartner() {
        Browser browser = new Browser(http());
        browser.get("/orders?client_id=sandbox-dpms&redirect_uri=https%3A%2F%2Fevil.example%2Fcb");

        Http.Answer page = browser.get("/login");

        assertThat(page.header("Content-Security-Policy")).doesNotContain("evil.example");
        assertThat(page.text()).doesNotContain("Sandbox DPMS");
    }

    @Test
    void forgedSession_isNobodys() {
        Http forged = http().with("Cookie", "JSESSIONID=" + "0".repeat(32));
        assertThat(forged.get(PAGE).header("Location")).endsWith("/login?ended");
        assertThat(forged.get("/login").status()).isEqualTo(200);
    }

    private Browser signedIn() {
        Browser browser = new Browser(http());
        browser.login(clinic.email(), "test-password");
        assertThat(browser.get(PAGE).text()).contains(clinic.email());
        return browser;
    }

    private void saysThatItEndedAndLeadsBack(Browser browser) {
        Http.Answer answer = browser.get(PAGE + "?added");
        assertThat(answer.header("Location")).endsWith("/login?ended");
        assertThat(browser.get("/login?ended").text()).contains("Your session has ended");
        assertThat(browser.login(clinic.email(), "test-password").header("Location"))
                .contains(PAGE + "?added");
    }

    private String csrf(Browser browser) {
        return AccountForm.csrf(browser.get(PAGE));
    }
}
