package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Axe;
import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Chromium;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.Tab;
import dev.archway.server.testing.TestClinic;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;

/** The account's pages as a person uses them, in a real browser with a made-up device for passkeys: docs/sign-in.md. */
@NullUnmarked // JUnit and Spring fill the fields
class AccountBrowserIT extends ArchwayIT {

    private static final String PASSWORD = "test-password";

    @RegisterExtension
    final Chromium chromium = new Chromium(() -> http().base().replace("127.0.0.1", "localhost"));

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SignInLimit limit;

    @Autowired
    ServletWebServerApplicationContext server;

    private TestClinic clinic;
    private Tab tab;
    private Page page;
    private Authenticator device;

    @BeforeEach
    void open() {
        clinic = TestClinic.open(registration);
        tab = chromium.tab();
        page = tab.page();
        page.setDefaultTimeout(10_000);
        device = Authenticator.of(page);
    }

    @Test
    void passkey_isAddedAndThenNeeded() {
        signIn(tab);
        addPasskey("Laptop");
        assertThat(page.locator(".passkeys li").textContent()).contains("Laptop", "made ", "last used ");
        assertThat(page.locator("main").textContent()).contains("You have no recovery code.");
        Axe.check(page);

        signOut();
        signIn(tab);
        assertThat(path()).isEqualTo("/login/passkey");
        assertThat(page.locator("h1").textContent()).isEqualTo("One more step: your passkey");
        Axe.check(page);
        tab.open("/account/password");
        assertThat(path()).as("half a sign-in opens nothing").isEqualTo("/login/passkey");

        String before = session();
        page.click("#passkey button");
        page.waitForURL("**/account/password*");
        assertThat(session())
                .as("another session than that of the half sign-in")
                .isNotEqualTo(before);
        assertThat(acts())
                .containsSubsequence(
                        "signed in",
                        "added a passkey",
                        "gave the password, a passkey is to follow",
                        "signed in with a passkey");
    }

    @Test
    void passkeyAlone_signsIn() {
        signIn(tab);
        addPasskey("Key ring");
        signOut();
        page.click("text=Sign in with a passkey");
        assertThat(page.locator("h1").textContent()).isEqualTo("Sign in with a passkey");
        page.click("#passkey button");
        page.waitForURL("**/orders");
        tab.open("/account/security");
        assertThat(page.locator("main").textContent()).contains(clinic.email());
    }

    @Test
    void passkeyWithoutFingerOrPin_isRefusedInWords() {
        signIn(tab);
        addPasskey("Laptop");
        signOut();
        device.verified(false);
        tab.open("/login/passkey");
        page.click("#passkey button");
        page.waitForSelector("#passkey [role=alert]:visible");
        assertThat(page.locator("#passkey [role=alert]").textContent()).contains("was not accepted");
        assertThat(page.isEnabled("#passkey button")).isTrue();
    }

    @Test
    void software_getsNoCodeForThePasswordAlone() {
        signIn(tab);
        addPasskey("Laptop");
        Browser guesser = new Browser(http());
        guesser.get(new Partnership(http(), "sandbox-dpms").authorize());
        Http.Answer back = guesser.login(clinic.email(), PASSWORD);
        assertThat(guesser.get(back.header("Location")).header("Location")).endsWith("/login/passkey");
        Http.Answer step = guesser.get("/login/passkey");
        assertThat(step.text()).contains("One more step", "cannot work here", "http://localhost:");
        assertThat(guesser.post("/webauthn/register", Map.of("_csrf", AccountForm.csrf(step)))
                        .header("Location"))
                .as("nor does it let one add a passkey of one's own")
                .endsWith("/login/passkey");

        signOut();
        tab.open(new Partnership(http(), "sandbox-dpms").authorize());
        fill(page);
        assertThat(path()).isEqualTo("/login/passkey");
        List<String> partner = new ArrayList<>();
        page.onRequest(request -> {
            if (request.url().startsWith(Partnership.REDIRECT)) {
                partner.add(request.url());
            }
        });
        page.click("#passkey button");
        page.waitForCondition(() -> !partner.isEmpty());
        assertThat(partner.getFirst()).contains("code=");
    }

    @Test
    void sessionFromBeforeThePasskey_mustPresentItToo() {
        signIn(tab);
        Browser before = new Browser(http());
        before.login(clinic.email(), PASSWORD);
        assertThat(before.get("/account/security").status()).isEqualTo(200);
        addPasskey("Laptop");
        assertThat(before.get("/account/security").header("Location")).endsWith("/login/passkey");
    }

    @Test
    void lostPasskey_recoveryCodeLeadsBackOnce() {
        signIn(tab);
        addPasskey("Laptop");
        page.fill("#password", "wrong-password");
        page.click("text=Make a recovery code");
        assertThat(page.locator("#password-problem").textContent()).contains("That is not your current password.");
        assertThat(page.getAttribute("#password", "aria-describedby")).isEqualTo("password-problem");
        assertThat(page.locator("#code").count()).isZero();
        chromium.expected("status of 422");
        page.fill("#password", PASSWORD);
        page.click("text=Make a recovery code");
        String code = page.locator("#code").textContent();
        assertThat(code).matches("([A-Z2-9]{5}-){4}[A-Z2-9]{5}");
        Axe.check(page);
        tab.open("/account/security");
        assertThat(page.content()).as("shown once").doesNotContain(code);
        device.forget();
        signOut();

        signIn(tab);
        page.click("text=I lost my passkey");
        page.fill("#code", "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA");
        page.click("text=Remove my passkeys and sign in");
        assertThat(page.locator("#code-problem").textContent()).contains("That is not your recovery code.");
        Axe.check(page);
        assertThat(acts()).contains("could not make a recovery code", "gave a wrong recovery code");
        page.fill("#code", code.toLowerCase(Locale.ROOT).replace("-", " "));
        page.click("text=Remove my passkeys and sign in");
        page.waitForURL("**/account/security*");
        assertThat(page.locator(".passkeys li").count()).isZero();
        assertThat(acts()).contains("used the recovery code, which removed all passkeys");

        addPasskey("New laptop");
        signOut();
        signIn(tab);
        page.click("text=I lost my passkey");
        page.fill("#code", code);
        page.click("text=Remove my passkeys and sign in");
        assertThat(page.locator("#code-problem").textContent()).contains("That is not your recovery code.");
        chromium.expected("status of 422");
    }

    @Test
    void passkey_isRemovedByItsOwnerAlone() {
        signIn(tab);
        addPasskey("Laptop");
        String id = page.locator(".passkeys input[name=id]").inputValue();
        Browser stranger = new Browser(http());
        stranger.login(TestClinic.open(registration).email(), PASSWORD);
        String csrf = AccountForm.csrf(stranger.get("/account/security"));
        for (String other : List.of(id, "no such id", "")) {
            stranger.post("/account/passkeys/remove", Map.of("id", other, "current", PASSWORD, "_csrf", csrf));
        }
        assertThat(fromPage("DELETE", "/webauthn/register/" + id, "null"))
                .as("there is one way to remove a passkey")
                .isEqualTo(403);
        chromium.expected("status of 403");
        page.reload();
        assertThat(page.locator(".passkeys li").count()).isEqualTo(1);

        removePasskey(PASSWORD);
        page.waitForURL("**/account/security?removed");
        assertThat(page.locator("main").textContent()).contains("The passkey is removed.");
        signOut();
        signIn(tab);
        assertThat(path()).as("the password alone is enough again").isEqualTo("/account/security");
    }

    /** Without it, a browser that was left open would be enough to make the password enough again. */
    @Test
    void passkey_isRemovedWithThePasswordAlone() {
        signIn(tab);
        addPasskey("Laptop");
        assertThat(page.locator(".passkeys b").boundingBox().height)
                .as("the name is in one line")
                .isLessThan(30);
        page.focus(".passkeys summary");
        page.keyboard().press("Enter");
        Axe.check(page);
        page.fill("#remove-0", "wrong-password");
        page.keyboard().press("Enter");
        assertThat(page.locator("#remove-0-problem").textContent()).isEqualTo("That is not your current password.");
        assertThat(page.getAttribute("#remove-0", "aria-invalid")).isEqualTo("true");
        assertThat(page.getAttribute("#remove-0", "aria-describedby")).isEqualTo("remove-0-problem");
        assertThat(page.locator("#password-problem").count())
                .as("the other form has nothing wrong")
                .isZero();
        page.waitForCondition(() -> page.evaluate("document.activeElement.id").equals("remove-0"));
        Axe.check(page);
        assertThat(fromPage("POST", "/account/passkeys/remove", "undefined"))
                .as("without any password")
                .isEqualTo(422);
        chromium.expected("status of 422");
        assertThat(passkeys()).isEqualTo(1);
        assertThat(acts()).contains("could not remove a passkey").doesNotContain("removed a passkey");

        Browser thief = new Browser(http());
        thief.login(clinic.email(), PASSWORD);
        thief.post(
                "/account/passkeys/remove",
                Map.of(
                        "id",
                        page.locator(".passkeys input[name=id]").inputValue(),
                        "current",
                        PASSWORD,
                        "_csrf",
                        AccountForm.csrf(thief.get("/login/passkey"))));
        assertThat(passkeys()).as("half a sign-in removes none").isEqualTo(1);

        removePasskey(PASSWORD);
        page.waitForURL("**/account/security?removed");
        assertThat(passkeys()).isZero();
        assertThat(acts()).containsOnlyOnce("removed a passkey");
    }

    @Test
    void passkey_removedByGuessing_waits() {
        signIn(tab);
        addPasskey("Laptop");
        MockHttpServletRequest elsewhere = new MockHttpServletRequest();
        elsewhere.setRemoteAddr("192.0.2.7");
        for (int guess = 1; guess < 10; guess++) {
            assertThat(limit.take(clinic.email(), elsewhere)).isZero();
        }
        removePasskey("the tenth guess");
        page.waitForSelector("text=That is not your current password.");
        removePasskey(PASSWORD);
        page.waitForSelector("text=Too many attempts failed. Wait ");
        chromium.expected("status of 422");
        chromium.expected("status of 429");
        Axe.check(page);
        assertThat(passkeys()).isEqualTo(1);
    }

    /** A browser that was left open, or a session that somebody took, is not enough for another way in. */
    @Test
    void passkey_isAddedWithThePasswordAlone() {
        signIn(tab);
        page.fill("#label", "Laptop");
        page.fill("#current", "wrong-password");
        page.click("text=Add a passkey");
        page.waitForSelector("#current-problem:visible");
        assertThat(page.locator("#current-problem").textContent()).contains("That is not your current password.");
        assertThat(page.getAttribute("#current", "aria-invalid")).isEqualTo("true");
        assertThat(page.getAttribute("#current", "aria-describedby")).startsWith("current-problem");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("current");
        Axe.check(page);
        assertThat(fromPage("POST", "/webauthn/register/options", "undefined")).isEqualTo(403);
        assertThat(acts()).contains("could not add a passkey").doesNotContain("added a passkey");

        page.fill("#current", PASSWORD);
        page.click("text=Add a passkey");
        page.waitForURL("**/account/security?added");
        assertThat(fromPage("POST", "/webauthn/register/options", "undefined"))
                .as("a password is good for one passkey")
                .isEqualTo(403);
        chromium.expected("Failed to load resource");
    }

    /** With the password alone nobody comes to the options of another passkey, with whatever account of his own. */
    @Test
    void halfSignIn_preparesNoPasskey() {
        TestClinic thief = TestClinic.open(registration);
        signIn(tab);
        addPasskey("Laptop");
        signOut();

        signIn(tab);
        assertThat(path()).isEqualTo("/login/passkey");
        assertThat(fromPage("POST", "/webauthn/register/options", "undefined")).isEqualTo(403);
        tab.open("/login");
        fill(page, thief);
        tab.open("/account/security");
        assertThat(fromPage("POST", "/webauthn/register", "{publicKey: {credential: null, label: 'x'}}"))
                .isEqualTo(400);
        chromium.expected("Failed to load resource");
        assertThat(passkeys()).isEqualTo(1);
    }

    /** What one person has begun, the next one in the same session does not end: not with the options that are dropped, nor with any that were not. */
    @Test
    void optionsOfOnePerson_areOfNoUseForTheNext() {
        TestClinic next = TestClinic.open(registration);
        Sessions sessions = new Sessions(server);
        String name = PublicKeyCredentialCreationOptions.class.getName() + "ATTR_NAME";
        signIn(tab);
        String made = made("JSON.stringify(made)").toString();
        Object options = sessions.of(session()).getAttribute(name);
        String body = "{publicKey: {credential: " + made + ", label: 'x'}}";

        tab.open("/login");
        fill(page, next);
        tab.open("/account/security");
        assertThat(page.locator("main").textContent()).contains(next.email());
        assertThat(sessions.of(session()).getAttribute(name)).isNull();
        assertThat(fromPage("POST", "/webauthn/register", body)).isEqualTo(400);
        sessions.of(session()).setAttribute(name, options);
        assertThat(fromPage("POST", "/webauthn/register", body)).isEqualTo(403);
        assertThat(passkeys()).isZero();

        tab.open("/login");
        fill(page);
        tab.open("/account/security");
        sessions.of(session()).setAttribute(name, options);
        assertThat(fromPage("POST", "/webauthn/register", body))
                .as("nothing but the person was wrong with it")
                .isEqualTo(200);
        chromium.expected("Failed to load resource");
        assertThat(passkeys()).isEqualTo(1);
    }

    @Test
    void hostileCeremonies_areRefusedAndChangeNothing() {
        signIn(tab);
        assertThat(fromPage("POST", "/webauthn/register", "'not json'")).isEqualTo(400);
        assertThat(fromPage("POST", "/webauthn/register", "{}")).isEqualTo(400);
        assertThat(fromPage("POST", "/login/webauthn", "{}")).isEqualTo(401);
        assertThat(fromPage("POST", "/login/webauthn", "'x'.repeat(100000)")).isEqualTo(401);
        for (String label : List.of("''", "'   '", "'x'.repeat(61)", "'a\\u0000b'")) {
            assertThat(register("{publicKey: {credential: made, label: " + label + "}}"))
                    .as(label)
                    .isEqualTo(403);
        }
        assertThat(
                        register(
                                "{publicKey: {credential: {...made, response: {...made.response, clientDataJSON: btoa('{}')}}, label: 'x'}}"))
                .as("not what the device signed")
                .isEqualTo(403);
        for (String status : List.of("400", "401", "403")) {
            chromium.expected("status of " + status);
        }
        page.reload();
        assertThat(page.locator(".passkeys li").count()).isZero();
    }

    @Test
    void copiedAnswer_isOfNoUseASecondTime() {
        signIn(tab);
        addPasskey("Laptop");
        signOut();
        tab.open("/login/passkey");
        assertThat(page.evaluate("""
                        async () => {
                          const form = document.getElementById("passkey");
                          const post = (url, body) => fetch(url, {method: "POST", body: body && JSON.stringify(body),
                            headers: {"Content-Type": "application/json", "X-CSRF-TOKEN": form.elements._csrf.value}});
                          const options = await (await post(form.dataset.options)).json();
                          const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
                          const answer = (await navigator.credentials.get({publicKey})).toJSON();
                          await post(form.dataset.options);
                          return (await post(form.action, answer)).status;
                        }"""))
                .as("an answer to a question that is not the last one")
                .isEqualTo(401);
        chromium.expected("status of 401");
    }

    @Test
    void passwordChange_andSignOutEverywhere_inTwoBrowsers() {
        Tab other = chromium.tab(390, 800);
        signIn(tab);
        signIn(other);
        page.click("text=Sign out everywhere else");
        page.waitForURL("**/account/security?everywhere");
        other.page().reload();
        assertThat(other.page().locator("[role=status]").textContent()).contains("Your session has ended");
        fill(other.page());
        assertThat(URI.create(other.page().url()).getPath())
                .as("back where it was")
                .isEqualTo("/account/security");
        other.fits();

        page.click("text=Change your password");
        page.fill("#current", PASSWORD);
        page.fill("#fresh", "seven quiet herons");
        page.fill("#again", "seven quiet heron");
        page.click("main button[type=submit]");
        assertThat(page.locator("#problem").textContent()).contains("not the same");
        Axe.check(page);
        chromium.expected("status of 422");
        // autofocus comes with the first paint
        page.waitForCondition(() -> page.evaluate("document.activeElement.id").equals("again"));
        page.fill("#current", PASSWORD);
        page.fill("#fresh", "seven quiet herons");
        page.fill("#again", "seven quiet herons");
        page.click("main button[type=submit]");
        page.waitForURL("**/account/password?changed");
        other.page().reload();
        assertThat(other.page().locator("[role=status]").textContent()).contains("Your session has ended");
    }

    /** At an address that is a number passkeys cannot be; the page says so and where they can. */
    @Test
    void ipAddress_isToldInWords() {
        page.navigate(http().base() + "/account/security");
        fill(page);
        assertThat(page.locator("main").textContent()).contains("was opened at 127.0.0.1, which is a number");
        assertThat(page.locator("#passkey").count()).isZero();
        page.click("text=Open this page at http://localhost:");
        assertThat(page.url()).startsWith("http://localhost:");
    }

    private void addPasskey(String name) {
        page.fill("#label", name);
        page.fill("#current", PASSWORD);
        page.click("text=Add a passkey");
        page.waitForURL("**/account/security?added");
    }

    private void removePasskey(String password) {
        if (!page.isVisible("#remove-0")) {
            page.click("text=Remove the passkey");
        }
        page.fill("#remove-0", password);
        page.click(".passkeys button");
    }

    private void signIn(Tab where) {
        where.open("/account/security");
        fill(where.page());
    }

    private void fill(Page where) {
        fill(where, clinic);
    }

    private static void fill(Page where, TestClinic who) {
        where.fill("#email", who.email());
        where.fill("#password", PASSWORD);
        where.click("main button[type=submit]");
    }

    private void signOut() {
        tab.open("/account/security");
        page.click("button:text-is('Sign out')");
        page.waitForURL("**/login?out");
    }

    private String path() {
        return URI.create(page.url()).getPath();
    }

    private String session() {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .findFirst()
                .orElseThrow()
                .value;
    }

    /** The status of a call with the page's own session and token; {@code body} is JavaScript. */
    private Object fromPage(String method, String path, String body) {
        return page.evaluate("""
                async () => (await fetch("%s", {method: "%s", body: JSON.stringify(%s) || undefined,
                  headers: {"Content-Type": "application/json", "X-CSRF-TOKEN": document.querySelector("[name=_csrf]").value}})).status
                """.formatted(path, method, body));
    }

    /** The status of an attempt to add the passkey {@code made}, which the device has just made, in a body of one's own. */
    private Object register(String body) {
        return made("(await post(form.action, " + body + ")).status");
    }

    /** What JavaScript says of the passkey {@code made}. */
    private Object made(String result) {
        return page.evaluate("""
                async () => {
                  const form = document.getElementById("passkey");
                  const post = (url, body) => fetch(url, {method: "POST", body: body && JSON.stringify(body),
                    headers: {"Content-Type": "application/json", "X-CSRF-TOKEN": form.elements._csrf.value}});
                  await fetch(form.dataset.confirm, {method: "POST", body: new URLSearchParams({current: "%s"}),
                    headers: {"X-CSRF-TOKEN": form.elements._csrf.value}});
                  const options = await (await post(form.dataset.options)).json();
                  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
                  const made = (await navigator.credentials.create({publicKey})).toJSON();
                  return %s;
                }""".formatted(PASSWORD, result));
    }

    private long passkeys() {
        return jdbc.sql("""
                        select count(*) from user_credentials c join user_entities e on e.id = c.user_entity_user_id
                        where e.person_id = :doctor""")
                .param("doctor", clinic.doctor().value())
                .query(Long.class)
                .single();
    }

    private List<String> acts() {
        return jdbc.sql("select what from company_act where company_id = :clinic order by number")
                .param("clinic", clinic.id().value())
                .query(String.class)
                .list();
    }
}
