package dev.archway.server.scan;

import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.RxId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ScanRepository {

    private final JdbcClient jdbc;

    ScanRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Scan scan, String scannerSerial, Instant now) {
        jdbc.sql("""
                        insert into scan (company_id, id, order_id, rx_id, scanner_serial, state, opened_at)
                        values (:company, :id, :order, :rx, :serial, :state, :now)
                        """)
                .param("company", scan.company().value())
                .param("id", scan.id())
                .param("order", scan.order().value())
                .param("rx", scan.rx().value())
                .param("serial", scannerSerial)
                .param("state", scan.state().name())
                .param("now", Columns.utc(now))
                .update();
    }

    void abandonOf(CompanyId company, OrderId order) {
        jdbc.sql("""
                        update scan set state = 'ABANDONED'
                        where company_id = :company and order_id = :order and state = 'OPEN'
                        """)
                .param("company", company.value())
                .param("order", order.value())
                .update();
    }

    /** Gives up scans that were opened before that time and that no file is on its way for. */
    int abandonBefore(Instant time) {
        return jdbc.sql("""
                        update scan set state = 'ABANDONED'
                        where state = 'OPEN' and opened_at < :time
                          and not exists (select from upload
                                          where upload.company_id = scan.company_id and upload.scan_id = scan.id)
                        """).param("time", Columns.utc(time)).update();
    }

    /** Deletes the rows of uploads that belong to scans which take no more files. */
    void deleteUploadsOfEnded() {
        jdbc.sql("""
                        delete from upload using scan
                        where scan.company_id = upload.company_id and scan.id = upload.scan_id and scan.state <> 'OPEN'
                        """).update();
    }

    Optional<Scan> find(CompanyId company, UUID id) {
        return select(company, id, "");
    }

    /** The same, held until the transaction ends. */
    Optional<Scan> lock(CompanyId company, UUID id) {
        return select(company, id, "for update");
    }

    private Optional<Scan> select(CompanyId company, UUID id, String lock) {
        return jdbc.sql("""
                        select company_id, id, order_id, rx_id, state, revision
                        from scan where company_id = :company and id = :id
                        """ + lock)
                .param("company", company.value())
                .param("id", id)
                .query(ScanRepository::scan)
                .optional();
    }

    void complete(Scan scan, int revision, Instant now) {
        jdbc.sql("""
                        update scan set state = 'COMPLETED', revision = :revision, completed_at = :now
                        where company_id = :company and id = :id
                        """)
                .param("company", scan.company().value())
                .param("id", scan.id())
                .param("revision", revision)
                .param("now", Columns.utc(now))
                .update();
    }

    private static Scan scan(ResultSet row, int number) throws SQLException {
        return new Scan(
                new CompanyId(row.getLong("company_id")),
                Columns.uuid(row, "id"),
                new OrderId(row.getLong("order_id")),
                new RxId(Columns.uuid(row, "rx_id")),
                Scan.State.valueOf(row.getString("state")),
                Columns.intOrNull(row, "revision"));
    }
}
