package dev.archway.server.order;

import dev.archway.server.patient.ComparedName;
import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.RxId;
import dev.archway.wire.PracticeOrder;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Listed orders with everything that the wire says of them, in one statement: the page is cut first, then joined. */
@Repository
class PracticeOrderQuery {

    private static final String SELECT = """
            select o.id, o.rx_id, o.code, o.state, o.scanned_at, o.doctor_id, o.operator_id, o.operator_name,
                   o.scanning_seconds, o.company_id, o.lab_id, o.preps, o.due_at, o.scanner_model,
                   r.procedure_map_id, r.notes, r.license_number,
                   p.number as patient_number, p.first_name, p.last_name, p.chart_number,
                   d.first_name as doctor_first_name, d.last_name as doctor_last_name,
                   c.name as company_name, l.name as lab_name
            from (%s) o
            join prescription r on r.company_id = o.company_id and r.id = o.rx_id
            join patient p on p.company_id = o.company_id and p.id = o.patient_id
            join person d on d.id = o.doctor_id
            join company c on c.id = o.company_id
            left join company l on l.id = o.lab_id
            order by o.scanned_at, o.id""";

    private final JdbcClient jdbc;

    PracticeOrderQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ascending by scanning time, then order id. PRODUCT.md, "order of orders/practice". */
    List<PracticeOrder> page(
            CompanyId clinic, OrderFilter filter, long offset, int limit, RowMapper<PracticeOrder> rows) {
        String chartNumber = filter.chartNumber();
        String page = "select * from orders where company_id = :clinic and listed_at is not null"
                + (filter.from() == null ? "" : " and scanned_at >= :from")
                + (filter.before() == null ? "" : " and scanned_at < :before")
                + (chartNumber == null
                        ? ""
                        : " and patient_id in (select id from patient where company_id = :clinic and chart_key = :chart)")
                + " order by scanned_at, id limit :limit offset :offset";
        return jdbc.sql(SELECT.formatted(page))
                .param("clinic", clinic.value())
                .param("from", Columns.utc(filter.from()))
                .param("before", Columns.utc(filter.before()))
                .param("chart", ComparedName.key(chartNumber))
                .param("limit", limit)
                .param("offset", offset)
                .query(rows)
                .list();
    }

    Optional<PracticeOrder> ofClinic(CompanyId clinic, RxId rx, RowMapper<PracticeOrder> rows) {
        return one("select * from orders where company_id = :company and rx_id = :rx", clinic, rx, rows);
    }

    Optional<PracticeOrder> ofLab(CompanyId lab, RxId rx, RowMapper<PracticeOrder> rows) {
        return one("select * from orders where lab_id = :company and rx_id = :rx", lab, rx, rows);
    }

    private Optional<PracticeOrder> one(String orders, CompanyId company, RxId rx, RowMapper<PracticeOrder> rows) {
        return jdbc.sql(SELECT.formatted(orders + " and listed_at is not null"))
                .param("company", company.value())
                .param("rx", rx.value())
                .query(rows)
                .optional();
    }
}
