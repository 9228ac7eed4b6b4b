package dev.archway.server.order;

import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The history of orders. Whoever appends holds the order's row. */
@Repository
class OrderEventRepository {

    private final JdbcClient jdbc;

    OrderEventRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(CompanyId company, OrderId order, @Nullable CaseState from, CaseState to, Cause cause, Instant at) {
        jdbc.sql("""
                        insert into order_event (company_id, order_id, number, at, from_state, to_state, actor, cause, detail)
                        values (:company, :order,
                                (select coalesce(max(number), 0) + 1 from order_event
                                 where company_id = :company and order_id = :order),
                                :at, :from, :to, :actor, :cause, :detail)""")
                .param("company", company.value())
                .param("order", order.value())
                .param("at", Columns.utc(at))
                .param("from", from == null ? null : from.name())
                .param("to", to.name())
                .param("actor", cause.actor())
                .param("cause", cause.what())
                .param("detail", cause.detail())
                .update();
    }

    List<OrderEvent> of(CompanyId company, OrderId order) {
        return jdbc.sql("""
                        select number, at, from_state, to_state, actor, cause, detail
                        from order_event
                        where company_id = :company and order_id = :order
                        order by number""")
                .param("company", company.value())
                .param("order", order.value())
                .query(OrderEventRepository::event)
                .list();
    }

    private static OrderEvent event(ResultSet row, int number) throws SQLException {
        String from = row.getString("from_state");
        return new OrderEvent(
                row.getInt("number"),
                Columns.instant(row, "at"),
                from == null ? null : CaseState.valueOf(from),
                CaseState.valueOf(row.getString("to_state")),
                new Cause(row.getString("actor"), row.getString("cause"), row.getString("detail")));
    }
}
