package dev.archway.server.share;

import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class ShareRepository {

    private static final String COLUMNS =
            "company_id, order_id, number, made_by, made_at, expires_at, ended_at, opened, password_hash, failures, locked_until";

    private final JdbcClient jdbc;

    ShareRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A link with what guards it. */
    record Row(
            Share share,
            String passwordHash,
            int failures,
            @Nullable Instant lockedUntil) {}

    void add(Share share, byte[] tokenHash, String passwordHash) {
        jdbc.sql("""
                        insert into share (company_id, order_id, token_hash, password_hash, made_by, made_at, expires_at)
                        values (:company, :order, :token, :password, :by, :at, :end)""")
                .param("company", share.company().value())
                .param("order", share.order().value())
                .param("token", tokenHash)
                .param("password", passwordHash)
                .param("by", share.madeBy().value())
                .param("at", Columns.utc(share.madeAt()))
                .param("end", Columns.utc(share.expiresAt()))
                .update();
    }

    /** Newest first. */
    List<Share> of(CompanyId company, OrderId order) {
        return jdbc.sql("select " + COLUMNS + """

                        from share where company_id = :company and order_id = :order order by number desc""")
                .param("company", company.value())
                .param("order", order.value())
                .query((row, number) -> row(row, number).share())
                .list();
    }

    Optional<Row> find(byte[] tokenHash) {
        return find("select " + COLUMNS + " from share where token_hash = :token", tokenHash);
    }

    /** The same, held until the transaction ends. */
    Optional<Row> lock(byte[] tokenHash) {
        return find("select " + COLUMNS + " from share where token_hash = :token for update", tokenHash);
    }

    /** False when there is none that could be ended. */
    boolean end(CompanyId company, OrderId order, long number, Instant now) {
        return jdbc.sql("""
                                update share set ended_at = :now
                                where company_id = :company and order_id = :order and number = :number and ended_at is null""")
                        .param("company", company.value())
                        .param("order", order.value())
                        .param("number", number)
                        .param("now", Columns.utc(now))
                        .update()
                > 0;
    }

    void entered(Share share) {
        keyed(share, "update share set opened = opened + 1, failures = 0, locked_until = null")
                .update();
    }

    void failed(Share share, int failures, @Nullable Instant lockedUntil) {
        keyed(share, "update share set failures = :failures, locked_until = :until")
                .param("failures", failures)
                .param("until", Columns.utc(lockedUntil))
                .update();
    }

    private StatementSpec keyed(Share share, String sql) {
        return jdbc.sql(sql + " where company_id = :company and order_id = :order and number = :number")
                .param("company", share.company().value())
                .param("order", share.order().value())
                .param("number", share.number());
    }

    private Optional<Row> find(String sql, byte[] tokenHash) {
        return jdbc.sql(sql)
                .param("token", tokenHash)
                .query(ShareRepository::row)
                .optional();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new Share(
                        new CompanyId(row.getLong("company_id")),
                        new OrderId(row.getLong("order_id")),
                        row.getLong("number"),
                        new UserId(row.getLong("made_by")),
                        Columns.instant(row, "made_at"),
                        Columns.instant(row, "expires_at"),
                        Columns.instantOrNull(row, "ended_at"),
                        row.getInt("opened")),
                row.getString("password_hash"),
                row.getInt("failures"),
                Columns.instantOrNull(row, "locked_until"));
    }
}
