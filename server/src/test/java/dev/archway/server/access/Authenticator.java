package dev.archway.server.access;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** A device that keeps passkeys, as the browser of a test has one: a made-up authenticator of Chromium's own (Chrome DevTools Protocol, WebAuthn). */
final class Authenticator {

    private final CDPSession browser;
    private final String id;

    private Authenticator(CDPSession browser, String id) {
        this.browser = browser;
        this.id = id;
    }

    /** Plugs one in whose owner always confirms, with finger or PIN. */
    static Authenticator of(Page page) {
        CDPSession browser = page.context().newCDPSession(page);
        browser.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject parameters = new JsonObject();
        parameters.add("options", options);
        String id = browser.send("WebAuthn.addVirtualAuthenticator", parameters)
                .get("authenticatorId")
                .getAsString();
        return new Authenticator(browser, id);
    }

    /** Whether the owner confirms by finger or PIN from now on. */
    void verified(boolean verified) {
        JsonObject parameters = parameters();
        parameters.addProperty("isUserVerified", verified);
        browser.send("WebAuthn.setUserVerified", parameters);
    }

    /** The device is lost or wiped. */
    void forget() {
        browser.send("WebAuthn.clearCredentials", parameters());
    }

    private JsonObject parameters() {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("authenticatorId", id);
        return parameters;
    }
}
