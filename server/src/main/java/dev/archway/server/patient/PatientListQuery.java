package dev.archway.server.patient;

import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.ListPlace;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Patients for people: who was seen last comes first. */
@Repository
class PatientListQuery {

    private static final String SEEN = "(coalesce(p.last_scan_at, p.created_at))";

    private final JdbcClient jdbc;

    PatientListQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One page; needs a transaction, so that each search has a plan for its words. */
    FoundPatients find(CompanyId company, PatientWords words, @Nullable ListPlace after, int size) {
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
        Map<String, @Nullable Object> parameters = new HashMap<>(words.parameters());
        parameters.put("company", company.value());
        String where = "p.company_id = :company" + (words.isEmpty() ? "" : " and " + words.condition("p"));
        int count = jdbc.sql("select count(*) from (select from patient p where " + where + " limit :most) counted")
                .params(parameters)
                .param("most", FoundPatients.MOST_COUNTED)
                .query(Integer.class)
                .single();
        if (after != null) {
            where += " and (" + SEEN + ", p.number) < (:at, :number)";
            parameters.put("at", Columns.utc(after.at()));
            parameters.put("number", after.number());
        }
        List<Patient> found = jdbc.sql("select " + PatientRow.COLUMNS + " from patient p where " + where + " order by "
                        + SEEN + " desc, p.number desc limit " + (size + 1))
                .params(parameters)
                .query(PatientRow::patient)
                .list();
        if (found.size() <= size) {
            return new FoundPatients(found, null, count);
        }
        return new FoundPatients(found.subList(0, size), place(found.get(size - 1)), count);
    }

    /** Who may be the same person as this one: the same chart number, both names in either order, or the last name and the day of birth. */
    List<Patient> like(CompanyId company, Patient patient, int most) {
        LocalDate birth = patient.dateOfBirth();
        return jdbc.sql("select " + PatientRow.COLUMNS + """
                         from patient
                        where company_id = :company and id <> :id
                          and (chart_key = :chart and chart_key <> ''
                            or last_key = :last and first_key = :first
                            or last_key = :first and first_key = :last
                            or last_key = :last and date_of_birth = cast(:birth as date))
                        order by number
                        limit :most""")
                .param("company", company.value())
                .param("id", patient.id().value())
                .param("first", ComparedName.key(patient.firstName()))
                .param("last", ComparedName.key(patient.lastName()))
                .param("chart", ComparedName.key(patient.chartNumber()))
                .param("birth", birth)
                .param("most", most)
                .query(PatientRow::patient)
                .list();
    }

    /** The first groups of patients of whom each two agree in that; each group's own patients are {@link #members}. */
    List<Alike> alike(CompanyId company, Likeness likeness, int most) {
        String sql = switch (likeness) {
            case CHART -> """
                    select chart_key as a, '' as b, null as birth from patient
                    where company_id = :company and chart_key <> ''
                    group by chart_key having count(*) > 1 order by chart_key limit :most""";
            case NAMES -> """
                    select last_key as a, first_key as b, null as birth from patient
                    where company_id = :company
                    group by last_key, first_key having count(*) > 1 order by last_key, first_key limit :most""";
            case BIRTH -> """
                    select last_key as a, '' as b, date_of_birth as birth from patient
                    where company_id = :company and date_of_birth is not null
                    group by last_key, date_of_birth
                    having count(*) > 1 and count(distinct first_key) > 1
                    order by last_key, date_of_birth limit :most""";
        };
        return jdbc
                .sql(sql)
                .param("company", company.value())
                .param("most", most)
                .query((row, number) ->
                        new Group(row.getString("a"), row.getString("b"), row.getObject("birth", LocalDate.class)))
                .list()
                .stream()
                .map(group -> new Alike(likeness, members(company, likeness, group)))
                .toList();
    }

    private List<Patient> members(CompanyId company, Likeness likeness, Group group) {
        String condition = switch (likeness) {
            case CHART -> "chart_key = :a";
            case NAMES -> "last_key = :a and first_key = :b";
            case BIRTH -> "last_key = :a and date_of_birth = cast(:birth as date)";
        };
        return jdbc.sql("select " + PatientRow.COLUMNS + " from patient where company_id = :company and " + condition
                        + " order by number limit 20")
                .param("company", company.value())
                .param("a", group.a())
                .param("b", group.b())
                .param("birth", group.birth())
                .query(PatientRow::patient)
                .list();
    }

    private static ListPlace place(Patient patient) {
        Instant scan = patient.lastScanAt();
        return new ListPlace(scan == null ? patient.createdAt() : scan, patient.number());
    }

    private record Group(String a, String b, @Nullable LocalDate birth) {}
}
