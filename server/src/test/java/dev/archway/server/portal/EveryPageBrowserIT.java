package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Axe;
import dev.archway.server.testing.Chromium;
import dev.archway.server.testing.PageNames;
import dev.archway.server.testing.Tab;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page of the server: whether everybody can use it, as far as a program can tell, in light and dark at a desk and in German on a phone, and whether it fits there.
 * A page that no role is given fails the last of these tests.
 */
@NullUnmarked // Spring fills the fields
class EveryPageBrowserIT extends ArchwayIT {

    /** Parts of pages, and what only a form is answered: SignInLimitIT looks at that. */
    private static final Set<String> NO_PAGES =
            Set.of("/orders/{orderId}/line", "/virtual-scanner/orders/{orderId}", "/login/wait");

    @RegisterExtension
    final Chromium chromium = new Chromium(() -> http().base());

    @Autowired
    Registration registration;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private final Set<String> seen = new HashSet<>();

    @TestFactory
    Stream<DynamicNode> pages() {
        Stream<DynamicNode> roles = PageRole.all(registration, http()).stream()
                .map(role -> DynamicContainer.dynamicContainer(role.name(), pagesOf(role)));
        return Stream.concat(roles, Stream.of(DynamicTest.dynamicTest("there is no other page", this::nothingIsLeft)));
    }

    private Stream<DynamicTest> pagesOf(PageRole role) {
        Tab desk = entered(role, window(1360, 850));
        Tab phone = entered(role, window(390, 844).setLocale("de-DE").setHasTouch(true));
        return Stream.concat(
                role.pages().stream()
                        .map(path -> DynamicTest.dynamicTest(path, () -> everybodyCanUse(path, desk, phone, false))),
                role.refused().stream()
                        .map(path -> DynamicTest.dynamicTest(path, () -> {
                            everybodyCanUse(path, desk, phone, true);
                            chromium.expected("Failed to load resource");
                        })));
    }

    private Tab entered(PageRole role, Browser.NewContextOptions window) {
        Tab tab = chromium.tab(window);
        role.enter().accept(tab);
        return tab;
    }

    private void everybodyCanUse(String path, Tab desk, Tab phone, boolean isRefused) {
        opened(path, desk, isRefused);
        desk.stands();
        Axe.check(desk.page());
        desk.fits();
        desk.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Axe.checkColours(desk.page());
        desk.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        opened(path, phone, isRefused);
        phone.fits();
        Axe.check(phone.page());
        assertThat(phone.page().content()).as("no text is missing in German").doesNotContain("??");
    }

    /** Opens a page, waits for its scan when it shows one, and notes what it is. */
    private void opened(String path, Tab tab, boolean isRefused) {
        Response answer = tab.page().navigate(tab.server() + path);
        assertThat(answer.status() >= 400)
                .as("%s answers %s", path, answer.status())
                .isEqualTo(isRefused);
        seen.add(answer.headerValue(PageNames.TEMPLATE));
        seen.add(answer.headerValue(PageNames.HANDLER));
        tab.page()
                .waitForCondition(
                        () -> tab.page().locator("[data-state=loading]").count() == 0);
    }

    private void nothingIsLeft() throws IOException {
        assertThat(PageNames.templates())
                .as("templates that no page of these is made of")
                .isSubsetOf(seen);
        List<Set<String>> unseen = PageNames.handlers(requestMappingHandlerMapping).stream()
                .filter(paths -> paths.stream().noneMatch(path -> seen.contains(path) || NO_PAGES.contains(path)))
                .toList();
        assertThat(unseen).as("handlers that none of these pages comes from").isEmpty();
    }

    private static Browser.NewContextOptions window(int width, int height) {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE);
    }
}
