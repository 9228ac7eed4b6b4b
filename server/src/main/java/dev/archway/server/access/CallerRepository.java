package dev.archway.server.access;

import dev.archway.server.account.CompanyKind;
import dev.archway.server.platform.Gathered;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Whose an access token is, and the edition of the company's lists: one indexed query for each request, or for several that come at the same time. A paired user who has
 * left the company is nobody any more.
 */
@Repository
class CallerRepository {

    private static final String SQL =
            "select f.access_hash, f.user_id, f.company_id, c.kind as company_kind, edition_of(f.company_id) as edition, "
                    + PartnerRepository.PARTNER + """

            from token_family f
            join partner p on p.id = f.partner_id
            left join company c on c.id = f.company_id
            left join member m on m.company_id = f.company_id and m.user_id = f.user_id
            where f.access_hash = any(:hashes) and f.access_expires_at > :now and (f.company_id is null or m.user_id is not null)""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Gathered<ByteBuffer, Record> callers = new Gathered<>(this::callers);

    CallerRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of the token with that hash a {@link PairedCaller}, or a {@link SignedInCaller} when the token is not a pairing's. */
    Optional<Record> caller(ByteBuffer hash) {
        return callers.get(hash);
    }

    private Map<ByteBuffer, Record> callers(Set<ByteBuffer> hashes) {
        Map<ByteBuffer, Record> found = new HashMap<>();
        jdbc.sql(SQL)
                .param("hashes", new SqlArrayValue("bytea", (Object[])
                        hashes.stream().map(ByteBuffer::array).toArray(byte[][]::new)))
                .param("now", Timestamp.from(clock.instant()))
                .query(row -> {
                    found.put(ByteBuffer.wrap(row.getBytes("access_hash")), caller(row));
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
}
