package dev.archway.server.portal;

import java.text.MessageFormat;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What the wire and the histories say, in the language of the page. Both are written in English, the names of the catalogues because the documents have them so and the
 * histories because they are kept; the messages {@code said.*} have each of these texts and its translations.
 */
@Component("said")
public class Said {

    private static final String TEXTS = "messages/said";
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private final MessageSource messages;
    private final Map<String, String> whole = new HashMap<>();
    private final Map<Pattern, String> open = new LinkedHashMap<>();

    Said(MessageSource messages) {
        this.messages = messages;
        ResourceBundle english = ResourceBundle.getBundle(TEXTS, Locale.ROOT);
        for (String key : english.keySet()) {
            String text = english.getString(key);
            if (PLACE.matcher(text).find()) {
                open.put(sentence(text), key);
            } else {
                whole.put(text.replace("''", "'"), key);
            }
        }
    }

    /** The text itself in English, and in every language when no message has it: what people wrote stays theirs. */
    public @Nullable String words(@Nullable String english) {
        return english == null ? null : words(english, LocaleContextHolder.getLocale());
    }

    String words(String english, Locale locale) {
        if (locale.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return english;
        }
        String key = whole.get(english);
        return key != null
                ? messages.getMessage(key, null, locale)
                : open.entrySet().stream()
                        .flatMap(each -> filled(each.getKey(), each.getValue(), english, locale).stream())
                        .findFirst()
                        .orElse(english);
    }

    private Optional<String> filled(Pattern sentence, String key, String english, Locale locale) {
        Matcher match = sentence.matcher(english);
        return match.matches()
                ? Optional.of(messages.getMessage(
                        key,
                        IntStream.rangeClosed(1, match.groupCount())
                                .mapToObj(match::group)
                                .toArray(),
                        locale))
                : Optional.empty();
    }

    /** Matches what a message with places makes. */
    private static Pattern sentence(String text) {
        Object[] anything = IntStream.range(
                        0, (int) PLACE.matcher(text).results().count())
                .mapToObj(_ -> "\\E(.+)\\Q")
                .toArray();
        return Pattern.compile("\\Q" + MessageFormat.format(text, anything) + "\\E", Pattern.DOTALL);
    }
}
