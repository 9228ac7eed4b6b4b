package dev.archway.server.order;

import dev.archway.server.patient.ComparedName;
import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.RxId;
import dev.archway.wire.PracticeOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Listed orders with everything that the wire says of them, in one statement: the page is cut first, then joined. */
@Repository
class PracticeOrderQuery {

    private static final String COLUMNS = """
            o.id, o.rx_id, o.code, o.state, o.scanned_at, o.doctor_id, o.operator_id, o.operator_name,
            o.scanning_seconds, o.company_id, o.lab_id, o.preps, o.due_at, o.scanner_model,
            r.procedure_map_id, r.notes, r.license_number,
            p.number as patient_number, p.first_name, p.last_name, p.chart_number,
            d.first_name as doctor_first_name, d.last_name as doctor_last_name,
            c.name as company_name, l.name as lab_name""";
    private static final String JOINED = """

            join prescription r on r.company_id = o.company_id and r.id = o.rx_id
            join patient p on p.company_id = o.company_id and p.id = o.patient_id
            join person d on d.id = o.doctor_id
            join company c on c.id = o.company_id
            left join company l on l.id = o.lab_id
            """;

    /** Where the page begins and where the list ends is counted by blocks (docs/adr/0009). */
    private static final String PAGE = "with list as materialized (" + """
            select edition_of(:company) as edition,
                   orders_before(:company, coalesce(cast(:from as timestamptz), '-infinity'), 0) + :offset as first,
                   orders_before(:company, coalesce(cast(:before as timestamptz), 'infinity'), 0) as total)
            select list.edition, list.first + :size < list.total as more, o.*
            from list
            left join lateral (
                select\s""" + COLUMNS + """

                from order_at(:company, list.first) place
                cross join lateral (
                    select *
                    from orders
                    where company_id = :company and listed_at is not null and (scanned_at, id) >= (place.at, place.id)
                      and scanned_at < coalesce(cast(:before as timestamptz), 'infinity')
                    order by scanned_at, id
                    limit %d) o""" + JOINED + """
                where list.first < list.total) o on true
            order by o.scanned_at, o.id""";

    /** A chart number has few orders. */
    private static final String PAGE_OF_CHART = "with list as materialized (" + """
            select *
            from orders
            where company_id = :company and listed_at is not null
              and patient_id in (select id from patient where company_id = :company and chart_key = :chart)
              and scanned_at >= coalesce(cast(:from as timestamptz), '-infinity')
              and scanned_at < coalesce(cast(:before as timestamptz), 'infinity'))
            select edition_of(:company) as edition, :offset + :size < (select count(*) from list) as more, o.*
            from (select 1) one
            left join lateral (
                select\s""" + COLUMNS + """

                from (select * from list order by scanned_at, id offset :offset limit %d) o""" + JOINED + """
                ) o on true
            order by o.scanned_at, o.id""";

    /** What waits for a lab is few; a lab that pages through all that it ever fetched pays for what it skips. */
    private static final String PAGE_OF_LAB =
            "with list as materialized (select edition_of(:company) as edition), page as materialized (" + """
            select *
            from orders
            where lab_id = :company and listed_at is not null and state in (%s)
              and scanned_at >= coalesce(cast(:from as timestamptz), '-infinity')
              and scanned_at < coalesce(cast(:before as timestamptz), 'infinity')
              and (cast(:chart as text) is null
                   or exists (select from patient p
                              where p.company_id = orders.company_id and p.id = orders.patient_id and p.chart_key = :chart))
            order by scanned_at, id
            offset :offset limit %d + 1)
            select list.edition, (select count(*) from page) > :size as more, o.*
            from list
            left join lateral (
                select\s""" + COLUMNS
                    + """

                from (select * from page order by scanned_at, id limit :size) o""" + JOINED + """
                ) o on true
            order by o.scanned_at, o.id""";

    private static final int FETCHED_AT_ONCE = 256;

    private final JdbcClient jdbc;

    PracticeOrderQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Ascending by scanning time, then order id (PRODUCT.md, "order of orders/practice"). There is always a first row, with the {@code edition} of the list and whether it
     * has {@code more}, and nulls when the page has no orders.
     */
    void page(OrderPage page, RowCallbackHandler rows) {
        jdbc.sql(sql(page))
                .withFetchSize(FETCHED_AT_ONCE)
                .params(parameters(page))
                .query(rows);
    }

    /** The size is part of the text, so that PostgreSQL's plan for all pages is one for few rows. */
    static String sql(OrderPage page) {
        return switch (page.view()) {
            case PRACTICE -> (page.filter().chartNumber() == null ? PAGE : PAGE_OF_CHART).formatted(page.size());
            case LAB -> PAGE_OF_LAB.formatted("'READY', 'LAB_REVIEW'", page.size());
            case LAB_WITH_DOWNLOADED -> PAGE_OF_LAB.formatted("'READY', 'LAB_REVIEW', 'DOWNLOADED'", page.size());
        };
    }

    static Map<String, @Nullable Object> parameters(OrderPage page) {
        OrderFilter filter = page.filter();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("company", page.company().value());
        parameters.put("from", Columns.utc(filter.from()));
        parameters.put("before", Columns.utc(filter.before()));
        String chart = filter.chartNumber();
        parameters.put("chart", chart == null ? null : ComparedName.key(chart));
        parameters.put("size", page.size());
        parameters.put("offset", page.offset());
        return parameters;
    }

    Optional<PracticeOrder> ofClinic(CompanyId clinic, RxId rx, RowMapper<PracticeOrder> rows) {
        return one("select * from orders where company_id = :company and rx_id = :rx", clinic, rx, rows);
    }

    Optional<PracticeOrder> ofLab(CompanyId lab, RxId rx, RowMapper<PracticeOrder> rows) {
        return one("select * from orders where lab_id = :company and rx_id = :rx", lab, rx, rows);
    }

    private Optional<PracticeOrder> one(String orders, CompanyId company, RxId rx, RowMapper<PracticeOrder> rows) {
        return jdbc.sql("select " + COLUMNS + " from (" + orders + " and listed_at is not null) o" + JOINED)
                .param("company", company.value())
                .param("rx", rx.value())
                .query(rows)
                .optional();
    }
}
