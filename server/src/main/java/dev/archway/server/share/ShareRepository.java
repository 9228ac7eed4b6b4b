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
            "company_id, order_id, number, made_by, made_at, expires_at, ended_at, opened, password_hash, locked_until";

    private final JdbcClient jdbc;

    ShareRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A link with what guards it. */
    record Row(Share share, String passwordHash, @Nullable Instant lockedUntil) {

        boolean isLocked(Instant now) {
            return lockedUntil != null && now.isBefore(lockedUntil);
        }
    }

    /** Its number. */
    long add(Share share, byte[] tokenHash, String passwordHash) {
        return jdbc.sql("""
                        insert into share (company_id, order_id, token_hash, password_hash, made_by, made_at, expires_at)
                        values (:company, :order, :token, :password, :by, :at, :end)
                        returning number""")
                .param("company", share.company().value())
                .param("order", share.order().value())
                .param("token", tokenHash)
                .param("password", passwordHash)
                .param("by", share.madeBy().value())
                .param("at", Columns.utc(share.madeAt()))
                .param("end", Columns.utc(share.expiresAt()))
                .query(Long.class)
                .single();
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
        return jdbc.sql("select " + COLUMNS + " from share where token_hash = :token")
                .param("token", tokenHash)
                .query(ShareRepository::row)
                .optional();
    }

    /** False when there is none that could be ended. */
    boolean end(CompanyId company, OrderId order, long number, UserId by, Instant now) {
        return jdbc.sql("""
                                update share set ended_at = :now, ended_by = :by
                                where company_id = :company and order_id = :order and number = :number and ended_at is null""")
                        .param("company", company.value())
                        .param("order", order.value())
                        .param("number", number)
                        .param("by", by.value())
                        .param("now", Columns.utc(now))
                        .update()
                > 0;
    }

    /** Somebody came in; false when the link is locked or has ended by now. */
    boolean entered(Share share, Instant now) {
        return leading(share, "update share set opened = opened + 1, failures = 0, locked_until = null", "", now)
                        .update()
                == 1;
    }

    /** Somebody had a wrong password: whether that locks the link, which begins to count anew then. Empty when it is locked or has ended by now. */
    Optional<Boolean> failed(Share share, int mostFailures, Instant lockedUntil, Instant now) {
        return leading(share, """
                        update share
                        set failures = (failures + 1) % :most, locked_until = case when failures + 1 >= :most then cast(:until as timestamptz) end""", "returning locked_until is not null", now)
                .param("most", mostFailures)
                .param("until", Columns.utc(lockedUntil))
                .query(Boolean.class)
                .optional();
    }

    /** What changes a link only if it is neither locked nor ended at the moment of the change. */
    private StatementSpec leading(Share share, String update, String returning, Instant now) {
        return jdbc.sql(update + """

                        where company_id = :company and order_id = :order and number = :number
                            and ended_at is null and expires_at > :now and (locked_until is null or locked_until <= :now)
                        """ + returning)
                .param("company", share.company().value())
                .param("order", share.order().value())
                .param("number", share.number())
                .param("now", Columns.utc(now));
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
                Columns.instantOrNull(row, "locked_until"));
    }
}
