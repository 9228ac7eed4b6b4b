package dev.archway.server.export;

import com.openhtmltopdf.bidi.BidiReorderer;
import java.text.Bidi;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts text that is read from the right into the order in which its letters stand on paper from the left: UAX 9, rules L2 to L4. Letters that join, as Arabic ones do, are
 * not shaped: the Rx's font has none.
 */
final class VisualOrder implements BidiReorderer {

    /** A letter with the marks that stand on it. */
    private static final Pattern LETTER = Pattern.compile("\\P{M}\\p{M}*|\\p{M}+");

    private static final Map<String, String> MIRRORED =
            Map.of("(", ")", ")", "(", "[", "]", "]", "[", "{", "}", "}", "{", "<", ">", ">", "<", "«", "»", "»", "«");

    @Override
    public String reorderRTLTextToLTR(String text) {
        Bidi bidi = new Bidi(text, Bidi.DIRECTION_RIGHT_TO_LEFT);
        Matcher letters = LETTER.matcher(text);
        Letter[] line = letters.results()
                .map(found -> new Letter(found.group(), (byte) bidi.getLevelAt(found.start())))
                .toArray(Letter[]::new);
        byte[] levels = new byte[line.length];
        for (int i = 0; i < line.length; i++) {
            levels[i] = line[i].level();
        }
        Bidi.reorderVisually(levels, 0, line, 0, line.length);
        StringBuilder visual = new StringBuilder();
        for (Letter letter : line) {
            visual.append(letter.drawn());
        }
        return visual.toString();
    }

    @Override
    public String shapeText(String text) {
        return text;
    }

    @Override
    public String deshapeText(String text) {
        return text;
    }

    @Override
    public boolean isLiveImplementation() {
        return true;
    }

    private record Letter(String text, byte level) {

        /** A bracket that opens does so towards what follows, which from the right is on its left. */
        String drawn() {
            return level % 2 == 0 ? text : MIRRORED.getOrDefault(text, text);
        }
    }
}
