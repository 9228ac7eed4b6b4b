package dev.archway.server.order;

import dev.archway.server.patient.PatientWords;
import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.ListPlace;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.PatientId;
import dev.archway.server.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lines of order lists. Only what is asked for becomes a condition, so that each question finds the index that fits it. */
@Repository
class OrderSearchQuery {

    private static final String COLUMNS = """
            select o.company_id, o.id, o.state, o.seen_at, o.scanned_at, o.due_at, o.ready_revision, r.procedure_map_id,
                   p.first_name, p.last_name, p.chart_number,
                   d.first_name as doctor_first_name, d.last_name as doctor_last_name,
                   c.name as company_name, l.name as lab_name
            """;
    private static final String JOINED = """
            join prescription r on r.company_id = o.company_id and r.id = o.rx_id
            join patient p on p.company_id = o.company_id and p.id = o.patient_id
            join person d on d.id = o.doctor_id
            join company c on c.id = o.company_id
            left join company l on l.id = o.lab_id
            """;

    private static final String NEWEST_FIRST = " order by o.seen_at desc, o.id desc";
    private static final String DUE_FIRST = " order by o.due_at nulls last, o.seen_at, o.id";
    private static final int LONGEST_NUMBER = 9;

    private final JdbcClient jdbc;

    OrderSearchQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    FoundOrders clinic(CompanyId clinic, OrderQuestion question, @Nullable ListPlace after, int size) {
        return page(of("o.company_id = :company", clinic).and(question), after, size);
    }

    FoundOrders lab(CompanyId lab, OrderQuestion question, @Nullable ListPlace after, int size) {
        return page(of("o.lab_id = :company and o.listed_at is not null", lab).and(question), after, size);
    }

    List<FoundOrder> labByDueDate(CompanyId lab, OrderQuestion question, int most) {
        Conditions conditions =
                of("o.lab_id = :company and o.listed_at is not null", lab).and(question);
        return lines(conditions, DUE_FIRST, most);
    }

    Optional<FoundOrder> one(CompanyId clinic, @Nullable UserId doctor, OrderId id) {
        Conditions conditions = of("o.company_id = :company", clinic).and("o.id = :id", "id", id.value());
        if (doctor != null) {
            conditions.and("o.doctor_id = :doctor", "doctor", doctor.value());
        }
        return lines(conditions, NEWEST_FIRST, 1).stream().findFirst();
    }

    FoundOrders ofPatient(
            CompanyId clinic, @Nullable UserId doctor, PatientId patient, @Nullable ListPlace after, int size) {
        Conditions conditions =
                of("o.company_id = :company", clinic).and("o.patient_id = :patient", "patient", patient.value());
        if (doctor != null) {
            conditions.and("o.doctor_id = :doctor", "doctor", doctor.value());
        }
        return page(conditions, after, size);
    }

    Optional<FoundOrder> oneOfLab(CompanyId lab, OrderId id) {
        Conditions conditions =
                of("o.lab_id = :company and o.listed_at is not null", lab).and("o.id = :id", "id", id.value());
        return lines(conditions, NEWEST_FIRST, 1).stream().findFirst();
    }

    private FoundOrders page(Conditions conditions, @Nullable ListPlace after, int size) {
        int count = jdbc.sql("select count(*) from (select from orders o where " + conditions.sql()
                        + " limit :most) counted")
                .params(conditions.parameters)
                .param("most", FoundOrders.MOST_COUNTED)
                .query(Integer.class)
                .single();
        if (after != null) {
            conditions
                    .and("(o.seen_at, o.id) < (:at, :after)", "at", Columns.utc(after.at()))
                    .with("after", after.number());
        }
        List<FoundOrder> found = lines(conditions, NEWEST_FIRST, size + 1);
        if (found.size() <= size) {
            return new FoundOrders(found, null, count);
        }
        FoundOrder last = found.get(size - 1);
        return new FoundOrders(
                found.subList(0, size), new ListPlace(last.seenAt(), last.id().value()), count);
    }

    /** Cut first, then joined. */
    private List<FoundOrder> lines(Conditions conditions, String order, int most) {
        String cut = "select o.* from orders o where " + conditions.sql() + order + " limit " + most;
        return jdbc.sql(COLUMNS + "from (" + cut + ") o\n" + JOINED + order)
                .params(conditions.parameters)
                .query(OrderSearchQuery::line)
                .list();
    }

    private static FoundOrder line(ResultSet row, int number) throws SQLException {
        return new FoundOrder(
                new CompanyId(row.getLong("company_id")),
                row.getString("company_name"),
                new OrderId(row.getLong("id")),
                CaseState.valueOf(row.getString("state")),
                row.getString("last_name") + ", " + row.getString("first_name"),
                row.getString("chart_number"),
                Columns.intOrNull(row, "procedure_map_id"),
                (row.getString("doctor_first_name") + " " + row.getString("doctor_last_name")).strip(),
                row.getString("lab_name"),
                Columns.instant(row, "seen_at"),
                Columns.instantOrNull(row, "scanned_at"),
                Columns.instantOrNull(row, "due_at"),
                row.getInt("ready_revision"));
    }

    private static Conditions of(String condition, CompanyId company) {
        return new Conditions().and(condition, "company", company.value());
    }

    /** Conditions that all apply, and their parameters. */
    private static final class Conditions {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, @Nullable Object> parameters = new HashMap<>();

        Conditions and(String condition, String name, @Nullable Object value) {
            conditions.add(condition);
            return with(name, value);
        }

        Conditions with(String name, @Nullable Object value) {
            parameters.put(name, value);
            return this;
        }

        Conditions and(OrderQuestion question) {
            if (!question.states().isEmpty()) {
                conditions.add(
                        "o.state in " + constants(question.states().stream().map(state -> "'" + state + "'")));
            }
            if (question.doctor() != null) {
                and("o.doctor_id = :doctor", "doctor", question.doctor().value());
            }
            if (question.from() != null) {
                and("o.seen_at >= :from", "from", Columns.utc(question.from()));
            }
            if (question.before() != null) {
                and("o.seen_at < :before", "before", Columns.utc(question.before()));
            }
            if (!question.procedures().isEmpty()) {
                conditions.add(
                        """
                        exists (select from prescription r
                                where r.company_id = o.company_id and r.id = o.rx_id and r.procedure_map_id in %s)""".formatted(constants(question.procedures().stream().map(String::valueOf))));
            }
            andWords(question.words().strip());
            return this;
        }

        /** Written out, so that the database knows how rare they are, and which index has them. */
        private static String constants(Stream<String> values) {
            return values.sorted().collect(Collectors.joining(", ", "(", ")"));
        }

        /** An order's number, or words of which each is in the patient's name or chart number. */
        private void andWords(String text) {
            if (text.isEmpty()) {
                return;
            }
            PatientWords words = PatientWords.of(text);
            parameters.putAll(words.parameters());
            String patient = "o.patient_id in (select p.id from patient p where p.company_id = o.company_id and "
                    + words.condition("p") + ")";
            boolean number =
                    text.length() <= LONGEST_NUMBER && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
            if (number) {
                and("(o.id = :number or " + patient + ")", "number", Long.parseLong(text));
            } else {
                conditions.add(patient);
            }
        }

        String sql() {
            return String.join(" and ", conditions);
        }
    }
}
