package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text as it stands on paper from the left: UAX 9. Hebrew letters here are alef, bet, gimel: {@code \u05d0 \u05d1 \u05d2}. */
class VisualOrderTest {

    private static final String ALEF = "\u05d0";
    private static final String BET = "\u05d1";
    private static final String GIMEL = "\u05d2";

    private final VisualOrder order = new VisualOrder();

    @Test
    void letters_fromTheRight() {
        assertThat(order.reorderRTLTextToLTR(ALEF + BET + " " + GIMEL)).isEqualTo(GIMEL + " " + BET + ALEF);
    }

    @Test
    void numbersAndLatinWords_stayAsTheyAre() {
        assertThat(order.reorderRTLTextToLTR(ALEF + " 12 " + BET)).isEqualTo(BET + " 12 " + ALEF);
        // a number is no Latin word: it is read first, so it stands further right
        assertThat(order.reorderRTLTextToLTR(ALEF + " 12 A2 " + BET)).isEqualTo(BET + " A2 12 " + ALEF);
        assertThat(order.reorderRTLTextToLTR(ALEF + " A2 " + BET + " 12")).isEqualTo("12 " + BET + " A2 " + ALEF);
    }

    @ParameterizedTest
    @CsvSource({"(, )", "[, ]", "{, }", "<, >", "«, »"})
    void brackets_openTowardsWhatTheyHold(String open, String close) {
        assertThat(order.reorderRTLTextToLTR(ALEF + open + BET + close)).isEqualTo(open + BET + close + ALEF);
    }

    /** A vowel sign stays on its letter, and a letter of two halves whole. */
    @Test
    void marksAndPairs_stayTogether() {
        assertThat(order.reorderRTLTextToLTR(ALEF + "\u05b7" + BET)).isEqualTo(BET + ALEF + "\u05b7");
        assertThat(order.reorderRTLTextToLTR(ALEF + "\ud83e\uddb7" + BET)).isEqualTo(BET + "\ud83e\uddb7" + ALEF);
    }

    /** Pieces cover a paragraph from its beginning to its end, whatever is in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\u05d0",
                "\u05d0 12 \u05d1",
                "A \u05d0 12 \u05d1 B",
                "\u202e\u05d0abc\u202c",
                "\u2067\u05d0",
                "\u05d0\n\u05d1",
                "\u0627\u0644 1",
                "\ud800\u05d0",
                "\u05b7"
            })
    void pieces_coverTheParagraph(String paragraph) {
        for (byte direction : new byte[] {BidiSplitter.LTR, BidiSplitter.RTL}) {
            DirectionRuns runs = new DirectionRuns();
            runs.setParagraph(paragraph, direction);
            int end = 0;
            for (int i = 0; i < runs.countTextRuns(); i++) {
                BidiTextRun run = runs.getVisualRun(i);
                assertThat(run.getStart()).isEqualTo(end);
                assertThat(run.getLength()).isPositive();
                end += run.getLength();
                String piece = paragraph.substring(run.getStart(), end);
                assertThat(order.reorderRTLTextToLTR(piece)).hasSameSizeAs(piece);
            }
            assertThat(end).isEqualTo(paragraph.length());
        }
    }

    @Test
    void pieces_takeTheirNumbersAlong() {
        DirectionRuns runs = new DirectionRuns();
        runs.setParagraph("Crown: " + ALEF + " 21 " + BET + ", thanks", BidiSplitter.LTR);

        assertThat(runs.countTextRuns()).isEqualTo(3);
        assertThat(runs.getVisualRun(1).getStart()).isEqualTo(7);
        assertThat(runs.getVisualRun(1).getLength()).isEqualTo(6);
        assertThat(runs.getVisualRun(1).getDirection()).isEqualTo(BidiSplitter.RTL);
    }

    @Test
    void direction_isThatOfTheFirstLetter() {
        assertThat(new DirectionRuns().getBaseDirection("12 " + ALEF + " abc")).isEqualTo(BidiSplitter.RTL);
        assertThat(new DirectionRuns().getBaseDirection("A " + ALEF)).isEqualTo(BidiSplitter.LTR);
        assertThat(new DirectionRuns().getBaseDirection("12")).isEqualTo(BidiSplitter.LTR);
    }
}
