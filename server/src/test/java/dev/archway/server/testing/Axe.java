package dev.archway.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Page;
import java.util.List;

/** Whether people who cannot see, hear or use a mouse can use a page: WCAG 2.2 AA, as far as a program can tell. */
public final class Axe {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** What a library renders into the page of the API; its colours are ours. */
    private static final String OTHERS = ".swagger-ui";

    private Axe() {}

    /** Fails with what is wrong and where. */
    public static void check(Page page) {
        check(page, new AxeBuilder(page).withTags(RULES).exclude(OTHERS));
    }

    /** The same for colours alone, which are all that differs between light and dark. */
    public static void checkColours(Page page) {
        check(page, new AxeBuilder(page).withRules(List.of("color-contrast", "link-in-text-block")));
    }

    private static void check(Page page, AxeBuilder axe) {
        // one frame is all there is, so the way for many, with a page of its own to gather what they say, would only
        // take longer
        AxeResults results = axe.setLegacyMode(true).analyze();
        assertThat(results.isErrored()).as(results.getErrorMessage()).isFalse();
        List<String> found = results.getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream()
                        .map(node ->
                                rule.getId() + " (" + rule.getHelp() + "): " + node.getTarget() + " " + node.getHtml()))
                .toList();
        assertThat(found).as("what axe finds at " + page.url()).isEmpty();
    }
}
