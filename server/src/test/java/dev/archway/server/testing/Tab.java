package dev.archway.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;

/**
 * A window of somebody's browser at a server, and what everybody does in it.
 *
 * @param page the window
 * @param server the server's base address
 */
public record Tab(Page page, String server) {

    /** Signs in whose password is that of the tests, by keyboard, and waits for the page that follows. */
    public void signIn(String email) {
        signIn(email, "test-password");
    }

    public void signIn(String email, String password) {
        open("/login");
        page.fill("#email", email);
        page.fill("#password", password);
        page.keyboard().press("Enter");
        page.waitForURL(url -> !URI.create(url).getPath().equals("/login"));
    }

    /** Opens a page of the server; the status that it answers. */
    public int open(String path) {
        return page.navigate(server + path).status();
    }

    /** Opens a page with a scan and waits until it is seen. */
    public void openScan(String path) {
        open(path);
        ready();
    }

    /** Waits until the scan of the page is seen. */
    public void ready() {
        page.waitForSelector("#scan[data-state=ready]");
    }

    /** Chooses German in the menu. */
    public void german() {
        page.locator("details.person summary").click();
        page.locator("button:has-text('Deutsch')").click();
        page.waitForSelector("html[lang=de]");
    }

    /** From now on the window is as wide as a phone. */
    public void toPhone() {
        page.setViewportSize(390, 844);
    }

    /** Nothing of the page is wider than the window. */
    public void fits() {
        int width = page.viewportSize().width;
        if (!page.evaluate("document.documentElement.scrollWidth").equals(width)) {
            throw new AssertionError(page.url() + " is wider than " + width + ": " + page.evaluate("""
                            width => [...document.querySelectorAll('body *')]
                              .filter((each) => each.getBoundingClientRect().right > width)
                              .map((each) => each.outerHTML.slice(0, 100))""", width));
        }
    }

    /** Nothing of the page has moved since it was first painted, if it is one of ours: the page of the API is drawn by a library. */
    public void stands() {
        assertThat(page.evaluate("""
                () => new Promise((moved) => {
                  let sum = 0;
                  new PerformanceObserver((list) => list.getEntries().forEach((each) => { sum += each.value; }))
                      .observe({type: 'layout-shift', buffered: true});
                  requestAnimationFrame(() => setTimeout(() => moved(document.querySelector('.swagger-ui') ? 0 : Math.round(1000 * sum))));
                })"""))
                .as("thousandths by which " + page.url() + " moved")
                .isEqualTo(0);
    }

    /** What the page's own script would be answered that asks for that. */
    public int fetched(String path) {
        return (int) page.evaluate("async (path) => (await fetch(path)).status", path);
    }

    /** What a form of the page that is open would be answered; the fields are encoded as in an address. */
    public int post(String path, String fields) {
        return (int) page.evaluate("""
                async ([path, fields]) => {
                  const form = new URLSearchParams(fields);
                  form.set('_csrf', document.querySelector('[name=_csrf]').value);
                  return (await fetch(path, {method: 'POST', body: form, redirect: 'manual'})).status;
                }""", List.of(path, fields));
    }
}
