package dev.archway.server.export;

import dev.archway.server.platform.Columns;
import dev.archway.server.scan.RevisionKey;
import dev.archway.wire.Prep;
import dev.archway.wire.WireJson;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

@Repository
class ExportScanFactsRepository {

    private static final TypeReference<List<Prep>> PREPS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    ExportScanFactsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(RevisionKey key, ExportScanFacts facts) {
        keyed(key, """
                        insert into export_scan_facts (company_id, order_id, revision, scanned_at, scanner, preps, due_at)
                        values (:company, :order, :revision, :scannedAt, :scanner, cast(:preps as jsonb), :due)
                        """)
                .param("scannedAt", Columns.utc(facts.scannedAt()))
                .param("scanner", facts.scanner())
                .param("preps", WireJson.mapper().writeValueAsString(facts.preps()))
                .param("due", Columns.utc(facts.dueDate()))
                .update();
    }

    Optional<ExportScanFacts> find(RevisionKey key) {
        return keyed(key, """
                        select scanned_at, scanner, preps, due_at from export_scan_facts
                        where company_id = :company and order_id = :order and revision = :revision
                        """)
                .query((row, number) -> new ExportScanFacts(
                        Columns.instantOrNull(row, "scanned_at"),
                        row.getString("scanner"),
                        WireJson.mapper().readValue(row.getString("preps"), PREPS),
                        Columns.instantOrNull(row, "due_at")))
                .optional();
    }

    private StatementSpec keyed(RevisionKey key, String sql) {
        return jdbc.sql(sql)
                .param("company", key.company().value())
                .param("order", key.order().value())
                .param("revision", key.revision());
    }
}
