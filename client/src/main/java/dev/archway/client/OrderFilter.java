package dev.archway.client;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Narrows a list of orders. DPMS API V2, 4.4.2.
 *
 * @param dateFrom scanned on this UTC day or later
 * @param dateTo scanned on this UTC day or earlier
 * @param chartNumber of the patient with this chart number
 */
public record OrderFilter(
        @Nullable LocalDate dateFrom,
        @Nullable LocalDate dateTo,
        @Nullable String chartNumber) {

    /** Every order. */
    public static OrderFilter none() {
        return new OrderFilter(null, null, null);
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (dateFrom != null) {
            parameters.put("dateFrom", dateFrom.toString());
        }
        if (dateTo != null) {
            parameters.put("dateTo", dateTo.toString());
        }
        if (chartNumber != null) {
            parameters.put("chartNumber", chartNumber);
        }
        return parameters;
    }
}
