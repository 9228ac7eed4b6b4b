package dev.archway.server.notification;

import dev.archway.server.access.PairedCaller;
import dev.archway.server.order.Order;
import dev.archway.server.order.OrderFact;
import dev.archway.server.order.OrderFacts;
import dev.archway.server.platform.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells whom of the caller's company was told of an order, and whether it arrived. */
@Component
class NotificationsOfOrders implements OrderFacts {

    private final JdbcClient jdbc;

    NotificationsOfOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<OrderFact> of(PairedCaller caller, Order order) {
        return jdbc.sql("""
                        select coalesce(n.ended_at, n.last_attempt_at, n.created_at) as at, n.state, n.attempts, n.partner_id,
                               n.revision, e.url
                        from notification n join notification_endpoint e on e.id = n.endpoint_id
                        where n.company_id = :company and n.order_id = :order
                        order by n.sequence""")
                .param("company", caller.company().value())
                .param("order", order.id().value())
                .query(NotificationsOfOrders::fact)
                .list();
    }

    private static OrderFact fact(ResultSet row, int number) throws SQLException {
        String state = row.getString("state").toLowerCase(Locale.ROOT);
        return new OrderFact(
                Columns.instant(row, "at"),
                OrderFact.Kind.NOTIFICATION,
                "notified " + row.getString("partner_id") + ": " + state,
                "archway",
                row.getInt("revision"),
                null,
                row.getString("url") + ", " + row.getInt("attempts") + " attempts");
    }
}
