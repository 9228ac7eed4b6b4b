package dev.archway.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Windows of a real browser, to be registered as an extension: they know nothing of each other or of any other test and are closed after the test.
 * What their pages complain of fails the test, whatever it asserted: an error or a warning in the console, what their policy forbids, an exception that nobody caught.
 */
public final class Chromium implements BeforeEachCallback, AfterEachCallback {

    private final Supplier<String> server;
    private final List<BrowserContext> open = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private @Nullable Browser browser;

    /** @param server the base address of the server that the windows look at */
    public Chromium(Supplier<String> server) {
        this.server = server;
    }

    /** A window as wide as a desk has it, for somebody who has been nowhere yet. */
    public Tab tab() {
        return tab(1360, 850);
    }

    public Tab tab(int width, int height) {
        return tab(new Browser.NewContextOptions().setViewportSize(width, height));
    }

    /** A window of a browser that is set up like that. */
    public Tab tab(Browser.NewContextOptions options) {
        if (browser == null) {
            throw new IllegalStateException("A window is opened in a test, not before it.");
        }
        BrowserContext context = browser.newContext(options);
        open.add(context);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text() + " (" + message.location() + ")");
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        Page page = context.newPage();
        return new Tab(page, server.get());
    }

    /** A window of somebody whose password is that of the tests, at the page that he or she begins with. */
    public Tab signedIn(String email) {
        Tab tab = tab();
        tab.signIn(email);
        return tab;
    }

    /** Takes note that pages complained of that, as they must when a test lets a call fail; it counts as no complaint any more. */
    public void expected(String part) {
        if (!complaints.removeIf(complaint -> complaint.contains(part))) {
            throw new AssertionError("no page complained of '" + part + "', but " + complaints);
        }
    }

    /** What pages complained of so far. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        browser = BrowserProcess.of(test);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        List<String> left = closed();
        assertThat(left).as("what the pages complained of").isEmpty();
    }

    /** Closes everything, also of a test that failed, and says what is left to complain of. */
    private List<String> closed() {
        try {
            open.forEach(BrowserContext::close);
            return complaints();
        } finally {
            open.clear();
            complaints.clear();
            browser = null;
        }
    }
}
