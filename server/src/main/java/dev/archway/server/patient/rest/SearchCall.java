package dev.archway.server.patient.rest;

import dev.archway.server.patient.NamePattern;
import dev.archway.server.patient.PatientFilter;
import dev.archway.server.patient.PatientSearch;
import dev.archway.server.platform.QueryParameters;
import dev.archway.wire.V3;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One call of the V3 search: the page, the filter, and what of the filter the links repeat. DPMS API V2, 5.2.2 and 5.2.3.
 *
 * @param filters the filters as they were sent, under their documented names and in their order
 */
record SearchCall(long offset, int limit, PatientFilter filter, Map<String, String> filters) {

    private static final String ADDRESS = "/third-party/v3/patients/search";

    /** Reads the parameters; everything that is wrong with them is one refusal. */
    static SearchCall of(QueryParameters query) {
        SearchParameters parameters = new SearchParameters(query);
        long offset = parameters.number("Offset", 0, Long.MAX_VALUE, 0);
        int limit = (int) parameters.number("Limit", 1, PatientSearch.LARGEST_PAGE, PatientSearch.LARGEST_PAGE);
        NamePattern first = parameters.pattern("FirstName");
        NamePattern last = parameters.pattern("LastName");
        NamePattern chart = parameters.pattern("ChartNumber");
        LocalDate updatedFrom = parameters.date("UpdatedDateFrom");
        LocalDate updatedTo = parameters.date("UpdatedDateTo");
        LocalDate scanFrom = parameters.date("LastScanDateFrom");
        LocalDate scanTo = parameters.date("LastScanDateTo");
        parameters.refuse();
        return new SearchCall(
                offset,
                limit,
                new PatientFilter(first, last, chart, updatedFrom, updatedTo, scanFrom, scanTo),
                parameters.filters());
    }

    /** Where the next page begins: "current offset + limit"; null when this is the last page. */
    @Nullable
    Long nextOffset(long total) {
        return offset < total - limit ? offset + limit : null;
    }

    /** The page before an offset beyond the end is the last one. */
    V3.Links links(long total) {
        Long next = nextOffset(total);
        String prev = offset == 0 ? null : link(Math.max(0, Math.min(offset, total) - limit));
        return new V3.Links(link(offset), next == null ? null : link(next), prev);
    }

    private String link(long from) {
        String page = ADDRESS + "?Offset=" + from + "&Limit=" + limit;
        return filters.entrySet().stream()
                .map(filter -> "&" + filter.getKey() + "=" + encoded(filter.getValue()))
                .collect(Collectors.joining("", page, ""));
    }

    /** A blank as {@code %20}, which every reader of a query understands. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
