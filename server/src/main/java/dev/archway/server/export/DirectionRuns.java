package dev.archway.server.export;

import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a paragraph of the Rx into what is written from the left and what is written from the right, by the Unicode Bidirectional Algorithm (UAX 9) of the JDK. What
 * stands within Hebrew, such as a number or a word in Latin letters, stays with it: the layout only sets pieces one beside the other, and {@link VisualOrder} orders each of
 * them when it is known where lines end.
 */
final class DirectionRuns implements BidiSplitter {

    private List<BidiTextRun> runs = List.of();

    @Override
    public void setParagraph(String paragraph, byte defaultDirection) {
        Bidi bidi = new Bidi(
                paragraph, defaultDirection == RTL ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        List<BidiTextRun> found = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= paragraph.length(); end++) {
            byte direction = direction(bidi, start);
            if (end == paragraph.length() || direction(bidi, end) != direction) {
                found.add(new BidiTextRun(start, end - start, direction));
                start = end;
            }
        }
        runs = found;
    }

    private static byte direction(Bidi bidi, int index) {
        return bidi.getLevelAt(index) > 0 ? RTL : LTR;
    }

    @Override
    public int countTextRuns() {
        return runs.size();
    }

    @Override
    public BidiTextRun getVisualRun(int runIndex) {
        return runs.get(runIndex);
    }

    @Override
    public byte getBaseDirection(String paragraph) {
        return new Bidi(paragraph, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? LTR : RTL;
    }
}
