package dev.archway.server.scan;

import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UploadRepository {

    private final JdbcClient jdbc;

    UploadRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Upload upload) {
        jdbc.sql("""
                        insert into upload (company_id, id, scan_id, file_name, length, expires_at)
                        values (:company, :id, :scan, :fileName, :length, :expiresAt)
                        """)
                .param("company", upload.company().value())
                .param("id", upload.id())
                .param("scan", upload.scan())
                .param("fileName", upload.fileName())
                .param("length", upload.length())
                .param("expiresAt", Columns.utc(upload.expiresAt()))
                .update();
    }

    /** The upload as far as the database knows it: at offset 0. */
    Optional<Upload> find(CompanyId company, UUID id) {
        return jdbc.sql("""
                        select company_id, id, scan_id, file_name, length, expires_at
                        from upload where company_id = :company and id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> new Upload(
                        company,
                        id,
                        Columns.uuid(row, "scan_id"),
                        row.getString("file_name"),
                        row.getLong("length"),
                        Columns.instant(row, "expires_at"),
                        0))
                .optional();
    }

    boolean delete(CompanyId company, UUID id) {
        return jdbc.sql("delete from upload where company_id = :company and id = :id")
                        .param("company", company.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Deletes the rows of a scan's uploads and says which they were. */
    List<UUID> deleteOf(CompanyId company, UUID scan) {
        return jdbc.sql("delete from upload where company_id = :company and scan_id = :scan returning id")
                .param("company", company.value())
                .param("scan", scan)
                .query((row, number) -> Columns.uuid(row, "id"))
                .list();
    }

    void deleteExpired(Instant now) {
        jdbc.sql("delete from upload where expires_at <= :now")
                .param("now", Columns.utc(now))
                .update();
    }

    /** Those of the given ids that have a row. */
    Set<UUID> among(List<UUID> ids) {
        return new HashSet<>(jdbc.sql("select id from upload where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> Columns.uuid(row, "id"))
                .list());
    }
}
