package dev.archway.server.order;

import dev.archway.server.account.Scanner;
import dev.archway.server.platform.Columns;
import dev.archway.server.prescription.Prescription;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.RxId;
import dev.archway.wire.WireJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of orders, one at a time. */
@Repository
class OrderRepository {

    private static final String SELECT = """
            select company_id, id, rx_id, code, state, revision, ready_revision, doctor_id, patient_id, lab_id,
                   scanner_serial, scanner_model, scanned_at, scanning_seconds, operator_id, operator_name, preps,
                   due_at, created_at
            from orders
            """;
    private static final String BY_ID = SELECT + "where company_id = :company and id = :id";
    private static final String BY_RX = SELECT + "where company_id = :company and rx_id = :id";
    private static final String OF_LAB = SELECT + "where lab_id = :company and id = :id";

    private final JdbcClient jdbc;

    OrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Order> find(CompanyId company, OrderId id) {
        return find(BY_ID, company, id.value());
    }

    Optional<Order> find(CompanyId company, RxId rx) {
        return find(BY_RX, company, rx.value());
    }

    Optional<Order> findOfLab(CompanyId lab, OrderId id) {
        return find(OF_LAB, lab, id.value());
    }

    List<Order> in(CaseState state, int most) {
        return jdbc.sql(SELECT + """
                        where state = :state
                        order by (select max(e.at) from order_event e where e.company_id = orders.company_id and e.order_id = orders.id),
                                 company_id, id
                        limit :most""")
                .param("state", state.name())
                .param("most", most)
                .query(new OrderRow())
                .list();
    }

    Optional<Order> inWork(OrderId id) {
        return jdbc.sql(SELECT + "where id = :id and state in ('MODELING', 'MILLING', 'READY_TO_SHIP')")
                .param("id", id.value())
                .query(new OrderRow())
                .optional();
    }

    /** The order, held until the transaction ends. */
    Optional<Order> lock(CompanyId company, OrderId id) {
        return find(BY_ID + " for update", company, id.value());
    }

    private Optional<Order> find(String sql, CompanyId company, Object id) {
        return jdbc.sql(sql)
                .param("company", company.value())
                .param("id", id)
                .query(new OrderRow())
                .optional();
    }

    /** The new order's id; empty when its code is taken. */
    Optional<OrderId> add(Prescription rx, Scanner scanner, String code, Instant now) {
        CompanyId lab = rx.lab();
        return jdbc.sql("""
                        insert into orders (company_id, rx_id, code, state, doctor_id, patient_id, lab_id,
                                            scanner_serial, scanner_model, created_at)
                        values (:company, :rx, :code, 'SCANNING', :doctor, :patient, :lab, :serial, :model, :now)
                        on conflict (company_id, code) do nothing
                        returning id""")
                .param("company", rx.company().value())
                .param("rx", rx.id().value())
                .param("code", code)
                .param("doctor", rx.doctor().value())
                .param("patient", rx.patient().value())
                .param("lab", lab == null ? null : lab.value())
                .param("serial", scanner.serial())
                .param("model", scanner.model().id())
                .param("now", Columns.utc(now))
                .query(Long.class)
                .optional()
                .map(OrderId::new);
    }

    void save(Order order) {
        jdbc.sql("""
                        update orders
                        set state = :state, revision = :revision, ready_revision = :ready,
                            scanner_serial = :serial, scanner_model = :model, scanned_at = :scannedAt,
                            scanning_seconds = :seconds, operator_id = :operator, operator_name = :operatorName,
                            preps = cast(:preps as jsonb), due_at = :due
                        where company_id = :company and id = :id""")
                .param("state", order.state().name())
                .param("revision", order.revision())
                .param("ready", order.readyRevision())
                .param("serial", order.scannerSerial())
                .param("model", order.scannerModel().id())
                .param("scannedAt", Columns.utc(order.scannedAt()))
                .param("seconds", order.scanningSeconds())
                .param("operator", order.operatorId())
                .param("operatorName", order.operatorName())
                .param("preps", WireJson.mapper().writeValueAsString(order.preps()))
                .param("due", Columns.utc(order.dueDate()))
                .param("company", order.company().value())
                .param("id", order.id().value())
                .update();
    }

    /** Says what the revision that begins now is, and where it leads. */
    void making(Order order, Making making) {
        CaseState then = making.then();
        jdbc.sql("update orders set making = :kind, leads_to = :then where company_id = :company and id = :id")
                .param("kind", making.kind().name())
                .param("then", then == null ? null : then.name())
                .param("company", order.company().value())
                .param("id", order.id().value())
                .update();
    }

    /** The revision that is being made. */
    Making making(Order order) {
        return jdbc.sql("select making, leads_to from orders where company_id = :company and id = :id")
                .param("company", order.company().value())
                .param("id", order.id().value())
                .query((row, number) -> {
                    String then = row.getString("leads_to");
                    return new Making(
                            RevisionKind.valueOf(row.getString("making")),
                            then == null ? null : CaseState.valueOf(then));
                })
                .single();
    }

    /** Lists an order from now on, and remembers the scan that can be fetched. */
    void listed(CompanyId company, OrderId id, ScanFacts scan, Instant now) {
        jdbc.sql("""
                        update orders
                        set listed_at = coalesce(listed_at, :now), ready_scan = cast(:scan as jsonb)
                        where company_id = :company and id = :id""")
                .param("now", Columns.utc(now))
                .param("scan", WireJson.mapper().writeValueAsString(scan))
                .param("company", company.value())
                .param("id", id.value())
                .update();
    }

    /** The facts of the scan that can be fetched; empty before the first. */
    Optional<ScanFacts> readyScan(CompanyId company, OrderId id) {
        return jdbc.sql(
                        "select ready_scan from orders where company_id = :company and id = :id and ready_scan is not null")
                .param("company", company.value())
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(json -> WireJson.mapper().readValue(json, ScanFacts.class));
    }
}
