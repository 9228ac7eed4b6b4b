package dev.archway.server.lab;

import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MillingJobRepository {

    private static final String COLUMNS =
            "company_id, order_id, number, revision, state, station, carrier, tracking, created_at, ended_at";

    private final JdbcClient jdbc;

    MillingJobRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever adds holds the order's row. */
    void add(CompanyId company, OrderId order, int revision, Instant now) {
        jdbc.sql("""
                        insert into milling_job (company_id, order_id, number, revision, state, created_at)
                        select :company, :order, coalesce(max(number), 0) + 1, :revision, 'WAITING', :now
                        from milling_job where company_id = :company and order_id = :order""")
                .param("company", company.value())
                .param("order", order.value())
                .param("revision", revision)
                .param("now", Columns.utc(now))
                .update();
    }

    List<MillingJob> waiting(int most) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from milling_job where state = 'WAITING' order by created_at, company_id, order_id limit :most")
                .param("most", most)
                .query(MillingJobRepository::job)
                .list();
    }

    /** The models of an order, newest first. */
    List<MillingJob> of(CompanyId company, OrderId order) {
        return jdbc.sql("select " + COLUMNS + " from milling_job where company_id = :company and order_id = :order"
                        + " order by number desc")
                .param("company", company.value())
                .param("order", order.value())
                .query(MillingJobRepository::job)
                .list();
    }

    /** What is milled and has not left, those that were milled first at the front. */
    List<MillingJob> milled(int most) {
        return jdbc.sql("select " + COLUMNS + " from milling_job where state = 'MILLED'"
                        + " order by ended_at, company_id, order_id limit :most")
                .param("most", most)
                .query(MillingJobRepository::job)
                .list();
    }

    List<MillingJob> at(String station, int most) {
        return jdbc.sql("select " + COLUMNS + " from milling_job where station = :station and state = 'MILLING'"
                        + " order by started_at, company_id, order_id limit :most")
                .param("station", station)
                .param("most", most)
                .query(MillingJobRepository::job)
                .list();
    }

    /** The order's model that waits or is being milled, held until the transaction ends. */
    Optional<MillingJob> hold(OrderId order) {
        return jdbc.sql("select " + COLUMNS
                        + " from milling_job where order_id = :order and state in ('WAITING', 'MILLING') for update")
                .param("order", order.value())
                .query(MillingJobRepository::job)
                .optional();
    }

    /** The one that waited longest is that station's from now on; two stations never get the same. */
    Optional<MillingJob> take(String station, Instant now) {
        return jdbc.sql("""
                        update milling_job j
                        set state = 'MILLING', station = :station, started_at = :now
                        from (select company_id, order_id, number from milling_job where state = 'WAITING'
                              order by created_at, company_id, order_id limit 1 for update skip locked) first
                        where j.company_id = first.company_id and j.order_id = first.order_id and j.number = first.number
                        returning j.company_id, j.order_id, j.number, j.revision, j.state, j.station, j.carrier, j.tracking,
                                  j.created_at, j.ended_at""")
                .param("station", station)
                .param("now", Columns.utc(now))
                .query(MillingJobRepository::job)
                .optional();
    }

    /** The order's model is milled, by a station that has it or by the first that says so; false when another one has it. */
    boolean milled(CompanyId company, OrderId order, String station, Instant now) {
        return jdbc.sql("""
                                update milling_job set state = 'MILLED', station = :station, ended_at = :now
                                where company_id = :company and order_id = :order
                                  and (state = 'WAITING' or state = 'MILLING' and station = :station)""")
                        .param("station", station)
                        .param("now", Columns.utc(now))
                        .param("company", company.value())
                        .param("order", order.value())
                        .update()
                == 1;
    }

    /** Ends the order's model that is under way, if there is one. */
    void end(
            CompanyId company,
            OrderId order,
            MillingJob.State state,
            String station,
            @Nullable String carrier,
            @Nullable String tracking,
            Instant now) {
        jdbc.sql("""
                        update milling_job
                        set state = :state, station = coalesce(station, :station), carrier = :carrier, tracking = :tracking,
                            ended_at = :now
                        where company_id = :company and order_id = :order and state in ('WAITING', 'MILLING', 'MILLED')""")
                .param("state", state.name())
                .param("station", station)
                .param("carrier", carrier)
                .param("tracking", tracking)
                .param("now", Columns.utc(now))
                .param("company", company.value())
                .param("order", order.value())
                .update();
    }

    private static MillingJob job(ResultSet row, int number) throws SQLException {
        return new MillingJob(
                new CompanyId(row.getLong("company_id")),
                new OrderId(row.getLong("order_id")),
                row.getInt("number"),
                row.getInt("revision"),
                MillingJob.State.valueOf(row.getString("state")),
                row.getString("station"),
                row.getString("carrier"),
                row.getString("tracking"),
                Columns.instant(row, "created_at"),
                Columns.instantOrNull(row, "ended_at"));
    }
}
