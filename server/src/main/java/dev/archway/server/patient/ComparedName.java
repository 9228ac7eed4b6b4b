package dev.archway.server.patient;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What of a name or a chart number is compared: trimmed, normalised (NFC), without regard to case. PRODUCT.md, "are names compared exactly". */
public final class ComparedName {

    private ComparedName() {}

    /** The key of a name; empty when there is none. */
    public static String key(@Nullable String name) {
        if (name == null) {
            return "";
        }
        String lower = nfc(name.strip()).toLowerCase(Locale.ROOT);
        // lower case can come apart: a dotted capital I becomes two characters; and a capital sigma has two small ones
        return nfc(lower).replace('\u03c2', '\u03c3').strip();
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
