package dev.archway.connector;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Folder names from what people typed: nothing that a file system could take for more than a name, on any system; letters of any script stay. */
final class FolderNames {

    static final String NO_CHART = "no-chart";

    private static final Pattern NOT_KEPT = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}._ -]");
    private static final Pattern EDGES = Pattern.compile("^[. \\p{M}]+|[. ]+$");
    private static final Pattern RESERVED =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);
    private static final int MOST_BYTES = 120;

    private FolderNames() {}

    /** A name for a chart number. Where it cannot be the number itself, it ends with a checksum, so that two patients do not fall into one folder. */
    static String ofChart(@Nullable String chartNumber) {
        String wanted = Normalizer.normalize(chartNumber == null ? "" : chartNumber, Normalizer.Form.NFC)
                .strip();
        if (wanted.isEmpty()) {
            return NO_CHART;
        }
        String name = NOT_KEPT.matcher(wanted).replaceAll("_");
        name = shortened(EDGES.matcher(name).replaceAll("_"));
        boolean taken = RESERVED.matcher(name).matches() || name.equalsIgnoreCase(NO_CHART);
        return name.equals(wanted) && !taken ? name : "_" + name + "~" + checksum(wanted);
    }

    private static String shortened(String name) {
        int end = name.length();
        while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }

    private static String checksum(String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }
}
