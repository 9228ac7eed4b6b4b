package dev.archway.server.portal;

import java.text.NumberFormat;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Sizes as people read them. */
@Component("bytes")
public class Bytes {

    private static final String[] UNITS = {"B", "kB", "MB", "GB"};
    private static final double STEP = 1000;

    Bytes() {}

    /** "12.4 MB", with the decimal sign of the page's language. */
    public String words(long bytes) {
        return words(bytes, LocaleContextHolder.getLocale());
    }

    static String words(long bytes, Locale locale) {
        double size = bytes;
        int unit = 0;
        while (size >= STEP && unit < UNITS.length - 1) {
            size /= STEP;
            unit++;
        }
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(unit == 0 || size >= 100 ? 0 : 1);
        return format.format(size) + " " + UNITS[unit];
    }
}
