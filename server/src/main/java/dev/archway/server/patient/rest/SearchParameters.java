package dev.archway.server.patient.rest;

import dev.archway.server.patient.NamePattern;
import dev.archway.server.platform.QueryParameters;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.PlainText;
import dev.archway.server.shared.Refusal.WrongField;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of the V3 search and remembers which are wrong, to refuse them all at once. DPMS API V2, 5.2.2 and 5.2.4. */
final class SearchParameters {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int LONGEST_PATTERN = 200;

    private final QueryParameters query;
    private final Map<String, String> filters = new LinkedHashMap<>();
    private final List<WrongField> wrong = new ArrayList<>();

    SearchParameters(QueryParameters query) {
        this.query = query;
    }

    long number(String name, long least, long most, long otherwise) {
        Long number = read(name, text -> {
            if (!WHOLE_NUMBER.matcher(text).matches()) {
                return null;
            }
            long value = Long.parseLong(text);
            return value < least || value > most ? null : value;
        });
        return number == null ? otherwise : number;
    }

    @Nullable
    NamePattern pattern(String name) {
        return filter(name, SearchParameters::patternOrNull);
    }

    @Nullable
    LocalDate date(String name) {
        return filter(name, SearchParameters::dateOrNull);
    }

    /** The filters that were given, as they were sent. */
    Map<String, String> filters() {
        return filters;
    }

    void refuse() {
        if (!wrong.isEmpty()) {
            throw Invalid.parameters(wrong);
        }
    }

    private <T> @Nullable T filter(String name, Function<String, @Nullable T> form) {
        query.all(name).stream().findFirst().ifPresent(text -> filters.put(name, text));
        return read(name, form);
    }

    /** The value; null when it is absent, and when it is wrong, which is remembered. */
    private <T> @Nullable T read(String name, Function<String, @Nullable T> form) {
        List<String> given = query.all(name);
        if (given.isEmpty()) {
            return null;
        }
        T value = given.size() > 1 ? null : form.apply(given.getFirst());
        if (value == null) {
            wrong.add(Invalid.parameter(name, String.join(", ", given)));
        }
        return value;
    }

    private static @Nullable NamePattern patternOrNull(String text) {
        try {
            PlainText.line("", text, LONGEST_PATTERN);
            return new NamePattern(text);
        } catch (Invalid _) {
            return null;
        }
    }

    private static @Nullable LocalDate dateOrNull(String text) {
        try {
            return DATE.matcher(text).matches() ? LocalDate.parse(text) : null;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
