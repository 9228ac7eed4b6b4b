package dev.archway.server.access;

import dev.archway.server.account.Scanner;
import dev.archway.server.shared.CompanyId;
import dev.archway.wire.ScannerModel;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of scanners' tokens, as hashes. */
@Repository
class DeviceTokenRepository {

    private final JdbcClient jdbc;

    DeviceTokenRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Scanner scanner, String token, Instant end) {
        jdbc.sql("""
                        insert into device_token (company_id, serial, hash, expires_at)
                        values (:company, :serial, :hash, :end)""")
                .param("company", scanner.company().value())
                .param("serial", scanner.serial())
                .param("hash", TokenHash.of(token))
                .param("end", Timestamp.from(end))
                .update();
    }

    Optional<Scanner> scanner(String token, Instant now) {
        return jdbc.sql("""
                        select s.serial, s.company_id, s.model
                        from device_token t
                        join scanner s on s.company_id = t.company_id and s.serial = t.serial
                        where t.hash = :hash and t.expires_at > :now""")
                .param("hash", TokenHash.of(token))
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Scanner(
                        row.getString("serial"),
                        new CompanyId(row.getLong("company_id")),
                        ScannerModel.of(row.getInt("model")).orElseThrow()))
                .optional();
    }

    int endAll(Scanner scanner) {
        return jdbc.sql("delete from device_token where company_id = :company and serial = :serial")
                .param("company", scanner.company().value())
                .param("serial", scanner.serial())
                .update();
    }

    int sweep(Instant now) {
        return jdbc.sql("delete from device_token where expires_at <= :now")
                .param("now", Timestamp.from(now))
                .update();
    }
}
