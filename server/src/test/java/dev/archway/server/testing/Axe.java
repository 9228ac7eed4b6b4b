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

    private Axe() {}

    /** Fails with what is wrong and where. */
    public static void check(Page page) {
        // one frame is all there is, so the way for many, with a page of its own to gather what they say, would only
        // take longer
        AxeResults results =
                new AxeBuilder(page).withTags(RULES).setLegacyMode(true).analyze();
        assertThat(results.isErrored()).as(results.getErrorMessage()).isFalse();
        List<String> found = results.getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream()
                        .map(node ->
                                rule.getId() + " (" + rule.getHelp() + "): " + node.getTarget() + " " + node.getHtml()))
                .toList();
        assertThat(found).as("what axe finds at " + page.url()).isEmpty();
    }
}
