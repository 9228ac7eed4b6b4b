package dev.archway.server.order;

import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The orders of all clinics that modelers and mills have to do with; every other order is not there. docs/adr/0012. */
@Repository
public class WorkOrders {

    private static final int MOST = 100;

    private static final String SELECT = """
            select o.company_id, c.name as clinic_name, l.name as lab_name, o.id, o.code, o.state, o.revision, o.preps, o.due_at,
                   r.procedure_map_id,
                   (select max(e.at) from order_event e where e.company_id = o.company_id and e.order_id = o.id) as since
            from orders o
            join prescription r on r.company_id = o.company_id and r.id = o.rx_id
            join company c on c.id = o.company_id
            left join company l on l.id = o.lab_id
            """;

    private final JdbcClient jdbc;

    WorkOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that wait for a modeler, those that came first at the front, a hundred at most. */
    public List<WorkOrder> modeling() {
        return list(jdbc.sql(SELECT + "where o.state = 'MODELING' order by since, o.company_id, o.id limit :most")
                .param("most", MOST));
    }

    /** Of these orders, those that are in work. */
    public List<WorkOrder> of(Collection<OrderId> ids) {
        return list(jdbc.sql(SELECT + "where o.id = any(:ids) and o.state in ('MODELING', 'MILLING', 'READY_TO_SHIP')")
                .param("ids", ids.stream().map(OrderId::value).toArray(Long[]::new)));
    }

    /** That one; an order that is not in work is {@link NotFound}. */
    public WorkOrder get(OrderId id) {
        return of(List.of(id)).stream().findFirst().orElseThrow(() -> NotFound.work(id));
    }

    private static List<WorkOrder> list(StatementSpec sql) {
        return sql.query(WorkOrders::order).list();
    }

    private static WorkOrder order(ResultSet row, int number) throws SQLException {
        return new WorkOrder(
                new CompanyId(row.getLong("company_id")),
                row.getString("clinic_name"),
                row.getString("lab_name"),
                new OrderId(row.getLong("id")),
                row.getString("code"),
                CaseState.valueOf(row.getString("state")),
                row.getInt("revision"),
                Columns.intOrNull(row, "procedure_map_id"),
                OrderRow.preps(row),
                Columns.instantOrNull(row, "due_at"),
                Columns.instant(row, "since"));
    }
}
