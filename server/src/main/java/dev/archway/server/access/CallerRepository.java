package dev.archway.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.archway.server.account.CompanyKind;
import dev.archway.server.platform.Columns;
import dev.archway.server.platform.Gathered;
import dev.archway.server.platform.Writes;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Whose an access token is, and the edition of the company's lists. A paired user who has left the company is nobody any more. What one indexed query said, for all tokens
 * that came at the same time, holds until something is written; for a second at most, should somebody else write into this database.
 */
@Repository
class CallerRepository {

    private static final String SQL =
            "select f.access_hash, f.access_expires_at, f.user_id, f.company_id, c.kind as company_kind, edition_of(f.company_id) as edition, "
                    + PartnerRepository.PARTNER + """

            from token_family f
            join partner p on p.id = f.partner_id
            left join company c on c.id = f.company_id
            left join member m on m.company_id = f.company_id and m.user_id = f.user_id
            where f.access_hash = any(:hashes) and f.access_expires_at > :now and (f.company_id is null or m.user_id is not null)""";

    private static final long REMEMBERED = 20_000;
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final Writes writes;
    private final Clock clock;
    private final Gathered<ByteBuffer, Known> asked = new Gathered<>(this::ask);
    private final Cache<ByteBuffer, Known> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    CallerRepository(@Qualifier("reading") JdbcClient jdbc, Writes writes, Clock clock) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.clock = clock;
    }

    /** Of the token with that hash a {@link PairedCaller}, or a {@link SignedInCaller} when the token is not a pairing's. */
    Optional<Record> caller(ByteBuffer hash) {
        Known known = remembered.getIfPresent(hash);
        if (known == null || !holds(known)) {
            known = asked.get(hash).orElse(null);
            if (known == null) {
                remembered.invalidate(hash);
                return Optional.empty();
            }
            remembered.put(hash, known);
        }
        return known.end().isAfter(clock.instant()) ? Optional.of(known.caller()) : Optional.empty();
    }

    private boolean holds(Known known) {
        return known.writes() == writes.count() && System.nanoTime() - known.nanoTime() < LONGEST.toNanos();
    }

    private Map<ByteBuffer, Known> ask(Set<ByteBuffer> hashes) {
        Map<ByteBuffer, Known> found = new HashMap<>();
        long count = writes.count();
        long now = System.nanoTime();
        jdbc.sql(SQL)
                .param("hashes", new SqlArrayValue("bytea", (Object[])
                        hashes.stream().map(ByteBuffer::array).toArray(byte[][]::new)))
                .param("now", Timestamp.from(clock.instant()))
                .query(row -> {
                    Known known = new Known(caller(row), Columns.instant(row, "access_expires_at"), count, now);
                    found.put(ByteBuffer.wrap(row.getBytes("access_hash")), known);
                });
        return found;
    }

    private static Record caller(ResultSet row) throws SQLException {
        UserId user = new UserId(row.getLong("user_id"));
        Partner partner = PartnerRepository.partner(row);
        String kind = row.getString("company_kind");
        if (kind == null) {
            return new SignedInCaller(user, partner, null);
        }
        CompanyId company = new CompanyId(row.getLong("company_id"));
        long edition = row.getLong("edition");
        return switch (CompanyKind.valueOf(kind)) {
            case CLINIC -> new PracticeCaller(company, user, partner, edition);
            case LAB -> new LabCaller(company, user, partner, edition);
        };
    }

    /** Whose a token is, until when, and after how many writes and at what time that was asked. */
    private record Known(Record caller, Instant end, long writes, long nanoTime) {}
}
