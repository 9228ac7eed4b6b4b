package dev.archway.server.patient;

import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Patients by what is known of them; every list is in the order in which the patients were made, which new ones do not disturb. */
@Repository
class PatientSearchQuery {

    private static final String BY_NAME_OR_CHART = "select " + PatientRow.COLUMNS + """
             from patient
            where company_id = :company
              and ((first_key = :first and last_key = :last) or chart_key = :chart)
            order by (first_key = :first and last_key = :last) desc, number""";

    private final JdbcClient jdbc;

    PatientSearchQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those with both names first, then those with the chart number alone; a name or number that is missing is blank. DPMS API V2, 5.1. */
    List<Patient> byNameOrChart(
            CompanyId company, @Nullable String first, @Nullable String last, @Nullable String chart) {
        return jdbc.sql(BY_NAME_OR_CHART)
                .param("company", company.value())
                .param("first", ComparedName.key(first))
                .param("last", ComparedName.key(last))
                .param("chart", ComparedName.key(chart))
                .query(PatientRow::patient)
                .list();
    }

    /** One page and the total, as they were at the same moment. Needs a transaction. */
    PatientPage page(CompanyId company, PatientFilter filter, long offset, int limit) {
        planForThesePatterns();
        Search search = Search.of(company, filter);
        return jdbc.sql(page(search.where()))
                .params(search.parameters())
                .param("offset", offset)
                .param("limit", limit)
                .query(rows -> {
                    long total = 0;
                    List<Patient> patients = new ArrayList<>();
                    while (rows.next()) {
                        total = rows.getLong("total");
                        if (rows.getObject("id") != null) {
                            patients.add(PatientRow.patient(rows, patients.size()));
                        }
                    }
                    return new PatientPage(total, patients);
                });
    }

    /** The page is cut by the index of numbers alone where there is no filter; only its rows are read. Without a page there is the total still. */
    static String page(String where) {
        return """
                select found.total, page.*
                from (select count(*) as total from patient where %1$s) found
                left join lateral (
                    select %2$s
                    from patient
                    where company_id = :company and number in (
                        select number from patient where %1$s order by number limit :limit offset :offset)) page on true
                order by page.number""".formatted(where, PatientRow.COLUMNS);
    }

    /** A plan that is made once for all patterns cannot know that one begins with three letters and another with none: it was thirteen times slower. */
    private void planForThesePatterns() {
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
    }

    /** The condition of a filter, with only what the filter asks for. */
    record Search(String where, Map<String, @Nullable Object> parameters) {

        static Search of(CompanyId company, PatientFilter filter) {
            Map<String, @Nullable Object> parameters = new HashMap<>();
            parameters.put("company", company.value());
            String where = "company_id = :company"
                    + fits("first_key", filter.firstName(), parameters)
                    + fits("last_key", filter.lastName(), parameters)
                    + fits("chart_key", filter.chartNumber(), parameters)
                    + day("updated_at >=", "updatedFrom", filter.updatedFrom(), parameters)
                    + day("updated_at <", "updatedTo", filter.updatedTo(), parameters)
                    + day("last_scan_at >=", "lastScanFrom", filter.lastScanFrom(), parameters)
                    + day("last_scan_at <", "lastScanTo", filter.lastScanTo(), parameters);
            return new Search(where, parameters);
        }

        private static String fits(
                String column, @Nullable NamePattern pattern, Map<String, @Nullable Object> parameters) {
            if (pattern == null || pattern.isAnything()) {
                return "";
            }
            parameters.put(column, pattern.isExact() ? pattern.key() : pattern.like());
            return " and " + column + (pattern.isExact() ? " = :" : " like :") + column;
        }

        private static String day(
                String compared, String name, @Nullable LocalDate day, Map<String, @Nullable Object> parameters) {
            if (day == null) {
                return "";
            }
            Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            parameters.put(name, Columns.utc(midnight));
            return " and " + compared + " :" + name;
        }
    }
}
