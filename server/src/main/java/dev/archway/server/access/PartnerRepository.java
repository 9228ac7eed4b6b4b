package dev.archway.server.access;

import dev.archway.server.account.CompanyKind;
import dev.archway.server.platform.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of partners. */
@Repository
class PartnerRepository {

    static final String PARTNER = """
            p.id as partner_id, p.name as partner_name, p.kind as partner_kind, p.callback_url as partner_callback_url,
            p.patient_management, p.scan_request_update, p.pairing_warnings""";

    private static final String REGISTERED = "select " + PARTNER + """
            , p.redirect_uris, p.secret_hash is not null as has_secret, p.deactivated_at
            from partner p
            """;

    private final JdbcClient jdbc;

    PartnerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Partner> find(String id) {
        return jdbc.sql("select " + PARTNER + " from partner p where p.id = :id")
                .param("id", id)
                .query((row, number) -> partner(row))
                .optional();
    }

    List<Partner> all() {
        return jdbc.sql("select " + PARTNER + " from partner p order by p.id")
                .query((row, number) -> partner(row))
                .list();
    }

    List<RegisteredPartner> registered() {
        return jdbc.sql(REGISTERED + "order by p.id")
                .query((row, number) -> registered(row))
                .list();
    }

    Optional<RegisteredPartner> registered(String id) {
        return jdbc.sql(REGISTERED + "where p.id = :id")
                .param("id", id)
                .query((row, number) -> registered(row))
                .optional();
    }

    /** What a partner signs its requests for tokens with; empty when it is given none. */
    Optional<Credentials> credentials(String id) {
        return jdbc.sql("""
                        select id, name, secret_hash, redirect_uris
                        from partner
                        where id = :id and deactivated_at is null""")
                .param("id", id)
                .query((row, number) -> new Credentials(
                        row.getString("id"), row.getString("name"), row.getString("secret_hash"), List.of((String[])
                                row.getArray("redirect_uris").getArray())))
                .optional();
    }

    /** False when there is one of that id. */
    boolean add(Partner partner, @Nullable String secretHash, List<String> redirectUris, Instant now) {
        return jdbc.sql("""
                        insert into partner (id, name, kind, secret_hash, redirect_uris, callback_url,
                            patient_management, scan_request_update, pairing_warnings, created_at)
                        values (:id, :name, :kind, :hash, :redirects, :callback, :management, :update, :warnings, :now)
                        on conflict (id) do nothing""")
                        .param("id", partner.id())
                        .param("name", partner.name())
                        .param("kind", partner.kind().name())
                        .param("hash", secretHash)
                        .param("redirects", redirectUris.toArray(String[]::new))
                        .param("callback", partner.callbackUrl())
                        .param("management", partner.patientManagement())
                        .param("update", partner.scanRequestUpdate())
                        .param("warnings", partner.pairingWarnings())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Its kind stays what it is: there are pairings of that kind. */
    void save(Partner partner, List<String> redirectUris) {
        jdbc.sql("""
                        update partner
                        set name = :name, redirect_uris = :redirects, callback_url = :callback,
                            patient_management = :management, scan_request_update = :update, pairing_warnings = :warnings
                        where id = :id""")
                .param("id", partner.id())
                .param("name", partner.name())
                .param("redirects", redirectUris.toArray(String[]::new))
                .param("callback", partner.callbackUrl())
                .param("management", partner.patientManagement())
                .param("update", partner.scanRequestUpdate())
                .param("warnings", partner.pairingWarnings())
                .update();
    }

    void deactivatedAt(String id, @Nullable Instant since) {
        jdbc.sql("update partner set deactivated_at = :since where id = :id")
                .param("since", Columns.utc(since))
                .param("id", id)
                .update();
    }

    void saveSecret(String id, String secretHash) {
        jdbc.sql("update partner set secret_hash = :hash where id = :id")
                .param("hash", secretHash)
                .param("id", id)
                .update();
    }

    /** The partner in a row whose query named the columns of {@link #PARTNER}. */
    static Partner partner(ResultSet row) throws SQLException {
        return new Partner(
                row.getString("partner_id"),
                row.getString("partner_name"),
                CompanyKind.valueOf(row.getString("partner_kind")),
                row.getString("partner_callback_url"),
                row.getBoolean("patient_management"),
                row.getBoolean("scan_request_update"),
                row.getBoolean("pairing_warnings"));
    }

    private static RegisteredPartner registered(ResultSet row) throws SQLException {
        return new RegisteredPartner(
                partner(row),
                List.of((String[]) row.getArray("redirect_uris").getArray()),
                row.getBoolean("has_secret"),
                Columns.instantOrNull(row, "deactivated_at"));
    }

    /** What a partner proves itself with; a public client has no secret. */
    record Credentials(String id, String name, @Nullable String secretHash, List<String> redirectUris) {

        /** Keeps the hash out of logs. */
        @Override
        public String toString() {
            return "Credentials[" + id + "]";
        }
    }
}
