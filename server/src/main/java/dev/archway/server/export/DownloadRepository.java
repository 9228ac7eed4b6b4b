package dev.archway.server.export;

import dev.archway.server.access.PairedCaller;
import dev.archway.server.order.Cause;
import dev.archway.server.order.Order;
import dev.archway.server.order.OrderFact;
import dev.archway.server.platform.Columns;
import dev.archway.wire.AssetType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who fetched which file, whole. */
@Repository
class DownloadRepository {

    private final JdbcClient jdbc;

    DownloadRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Download download, PairedCaller caller, Instant now) {
        Order order = download.order();
        jdbc.sql("""
                        insert into download (company_id, order_id, revision, asset, by_company_id, actor, at)
                        values (:company, :order, :revision, :asset, :by, :actor, :now)""")
                .param("company", order.company().value())
                .param("order", order.id().value())
                .param("revision", download.revision())
                .param("asset", download.type().name())
                .param("by", caller.company().value())
                .param("actor", Cause.actor(caller))
                .param("now", Columns.utc(now))
                .update();
    }

    /** What that company fetched of an order. */
    List<OrderFact> of(PairedCaller caller, Order order) {
        return jdbc.sql("""
                        select revision, asset, actor, at from download
                        where company_id = :company and order_id = :order and by_company_id = :by order by number""")
                .param("company", order.company().value())
                .param("order", order.id().value())
                .param("by", caller.company().value())
                .query(DownloadRepository::fact)
                .list();
    }

    private static OrderFact fact(ResultSet row, int number) throws SQLException {
        String what = switch (AssetType.valueOf(row.getString("asset"))) {
            case IDE -> "fetched the package";
            case IMAGE_GALLERY -> "fetched the gallery";
            case SCREEN_CAPTURE -> "fetched the screen captures";
        };
        return new OrderFact(
                Columns.instant(row, "at"),
                OrderFact.Kind.DOWNLOAD,
                what,
                row.getString("actor"),
                row.getInt("revision"),
                null,
                null);
    }
}
