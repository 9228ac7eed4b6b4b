package dev.archway.server.notification;

import dev.archway.server.platform.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Signing secrets: a partner's, for all its endpoints, and those of endpoints that have one of their own. */
@Repository
class SecretRepository {

    private final JdbcClient jdbc;
    private final SecretVault vault;

    SecretRepository(JdbcClient jdbc, SecretVault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** With what an endpoint signs at that time: its own secret, else its partner's. */
    Signing of(Endpoint endpoint, Instant now) {
        return newest(endpoint.partnerId(), endpoint.id())
                .map(row -> signing(endpoint.partnerId(), row, now))
                .orElse(Signing.NONE);
    }

    /**
     * A new secret; the one that signed until now signs, too, until {@code oldUntil}.
     *
     * @param endpoint null for the partner's
     * @return whether there is an old one
     */
    boolean rotate(String partnerId, @Nullable UUID endpoint, SigningSecret fresh, Instant now, Instant oldUntil) {
        byte[] old = newest(partnerId, endpoint).map(Row::sealed).orElse(null);
        jdbc.sql("""
                        insert into notification_secret (partner_id, endpoint_id, sealed, made_at, old_sealed, old_until)
                        values (:partner, :endpoint, :sealed, :now, :old, :until)
                        on conflict (partner_id, endpoint_id) do update
                        set sealed = excluded.sealed, made_at = excluded.made_at,
                            old_sealed = excluded.old_sealed, old_until = excluded.old_until""")
                .param("partner", partnerId)
                .param("endpoint", endpoint)
                .param("sealed", vault.seal(partnerId, fresh))
                .param("now", Columns.utc(now))
                .param("old", old)
                .param("until", old == null ? null : Columns.utc(oldUntil))
                .update();
        return old != null;
    }

    private Optional<Row> newest(String partnerId, @Nullable UUID endpoint) {
        return jdbc.sql("""
                        select sealed, old_sealed, old_until from notification_secret
                        where partner_id = :partner and (endpoint_id = :endpoint or endpoint_id is null)
                        order by endpoint_id nulls last limit 1""")
                .param("partner", partnerId)
                .param("endpoint", endpoint)
                .query((row, number) -> new Row(
                        row.getBytes("sealed"), row.getBytes("old_sealed"), Columns.instantOrNull(row, "old_until")))
                .optional();
    }

    private Signing signing(String partnerId, Row row, Instant now) {
        List<SigningSecret> secrets = new ArrayList<>();
        vault.open(partnerId, row.sealed()).ifPresent(secrets::add);
        if (secrets.isEmpty()) {
            return new Signing(List.of(), true);
        }
        if (row.old() != null && row.oldUntil() != null && row.oldUntil().isAfter(now)) {
            vault.open(partnerId, row.old()).ifPresent(secrets::add);
        }
        return new Signing(List.copyOf(secrets), false);
    }

    @SuppressWarnings("ArrayRecordComponent") // a row that nobody compares
    private record Row(
            byte[] sealed, byte @Nullable [] old, @Nullable Instant oldUntil) {}
}
