package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {

    private final Recent recent = new Recent(5_000_000);

    @Test
    void after_isWhatCameSince() {
        long before = recent.last();
        recent.add("one");
        long between = recent.last();
        recent.add("two");

        assertThat(recent.after(before))
                .hasValueSatisfying(lines -> assertThat(lines).containsExactly("one", "two"));
        assertThat(recent.after(between))
                .hasValueSatisfying(lines -> assertThat(lines).containsExactly("two"));
        assertThat(recent.after(recent.last()))
                .hasValueSatisfying(lines -> assertThat(lines).isEmpty());
    }

    @Test
    void after_nothingThatThisNodeSaid_isUnknown() {
        recent.add("one");

        for (long number : new long[] {recent.last() + 1, 0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThat(recent.after(number)).as("%s", number).isEmpty();
        }
    }

    @Test
    void whatIsLongAgo_orWasMissed_isUnknown() {
        long before = recent.last();
        for (int i = 0; i < 1000; i++) {
            recent.add("line " + i);
        }
        assertThat(recent.after(before))
                .hasValueSatisfying(lines -> assertThat(lines).hasSize(1000));
        recent.add("one more");
        assertThat(recent.after(before)).isEmpty();

        long newest = recent.last();
        recent.forget();
        recent.add("after it");
        assertThat(recent.after(newest)).isEmpty();
        assertThat(recent.after(recent.last() - 1))
                .hasValueSatisfying(lines -> assertThat(lines).hasSize(1));
    }
}
