package dev.archway.server.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That pages which complain do not get past a test, and that windows know nothing of each other. */
class ChromiumIT {

    private static final String POLICY = "default-src 'none'; img-src data:; script-src 'self' 'nonce-own'";

    @RegisterExtension
    final Chromium chromium = new Chromium(() -> "https://made-up.test");

    @Test
    void complaints_areOfEveryKind() {
        complains("<script nonce=own>console.error('written')</script>", "written");
        complains("<script nonce=own>console.warn('warned')</script>", "warned");
        complains("<script nonce=own>throw new Error('thrown')</script>", "thrown");
        complains("<script nonce=own>Promise.reject(new Error('rejected'))</script>", "rejected");
        complains("<script>document.title = 'inline'</script>", "Executing inline script");
        complains("<p style='color: red'>inline</p>", "Applying inline style");
        complains("<img src=/picture.png alt=''>", "Loading the image");
    }

    @Test
    void complaintThatWasNotExpected_stays() {
        complains("<script nonce=own>console.error('one'); console.error('other')</script>", "one");
        assertThatThrownBy(() -> chromium.expected("one"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("other");
        chromium.expected("other");
    }

    @Test
    void windows_knowNothingOfEachOther() {
        Page one = opened("<p>one</p>");
        one.evaluate("document.cookie = 'who=one'");
        one.evaluate("localStorage.setItem('who', 'one')");
        Page other = opened("<p>other</p>");
        assertThat(other.evaluate("document.cookie")).isEqualTo("");
        assertThat(other.evaluate("localStorage.getItem('who')")).isNull();
    }

    @Test
    void page_thatIsWiderThanItsWindow_isFound() {
        Tab tab = tab("<div><img width=2000 height=9 alt=''></div>");
        assertThatThrownBy(tab::fits).isInstanceOf(AssertionError.class).hasMessageContaining("made-up.test");
    }

    @Test
    void page_thatNotEverybodyCanUse_isFound() {
        Page page = opened("<input>");
        assertThatThrownBy(() -> Axe.check(page))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("label");
    }

    private void complains(String body, String of) {
        Page page = opened(body);
        page.waitForCondition(() -> !chromium.complaints().isEmpty());
        chromium.expected(of);
    }

    private Page opened(String body) {
        return tab(body).page();
    }

    private Tab tab(String body) {
        Tab tab = chromium.tab();
        tab.page()
                .route(
                        "**/*",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setHeaders(Map.of("Content-Security-Policy", POLICY))
                                .setContentType("text/html")
                                .setBody("<!doctype html><html lang=en><title>t</title><link rel=icon href=data:,>"
                                        + body)));
        tab.open("/");
        return tab;
    }
}
