package dev.archway.server.export;

import dev.archway.server.platform.Columns;
import dev.archway.server.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class ExportPreferencesRepository {

    private final JdbcClient jdbc;

    ExportPreferencesRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ExportSettings> settings(UserId user) {
        return jdbc.sql("""
                        select export_type_icast, export_type_irecord, data_format, file_type, cad_cam_system, hide_patient_name
                        from export_settings where user_id = :user""")
                .param("user", user.value())
                .query((row, number) -> new ExportSettings(format(row), row.getBoolean("hide_patient_name")))
                .optional();
    }

    /** Whoever else changes these waits until the transaction ends, also when there is no row yet. */
    void lockSettings(UserId user) {
        lock("export-settings " + user);
    }

    void save(UserId user, ExportSettings settings, Instant now) {
        format(settings.format(), jdbc.sql("""
                        insert into export_settings (user_id, export_type_icast, export_type_irecord, data_format, file_type,
                                                     cad_cam_system, hide_patient_name, changed_at)
                        values (:user, :iCast, :iRecord, :dataFormat, :fileType, :cadCamSystem, :hide, :now)
                        on conflict (user_id) do update
                        set export_type_icast = :iCast, export_type_irecord = :iRecord, data_format = :dataFormat,
                            file_type = :fileType, cad_cam_system = :cadCamSystem, hide_patient_name = :hide, changed_at = :now"""))
                .param("user", user.value())
                .param("hide", settings.hidePatientName())
                .param("now", Columns.utc(now))
                .update();
    }

    Optional<ExportFormat> override(String partner) {
        return jdbc.sql("""
                        select export_type_icast, export_type_irecord, data_format, file_type, cad_cam_system
                        from export_override where partner_id = :partner""")
                .param("partner", partner)
                .query((row, number) -> format(row))
                .optional();
    }

    void lockOverride(String partner) {
        lock("export-override " + partner);
    }

    void saveOverride(String partner, ExportFormat format, Instant now) {
        format(format, jdbc.sql("""
                        insert into export_override (partner_id, export_type_icast, export_type_irecord, data_format, file_type,
                                                     cad_cam_system, changed_at)
                        values (:partner, :iCast, :iRecord, :dataFormat, :fileType, :cadCamSystem, :now)
                        on conflict (partner_id) do update
                        set export_type_icast = :iCast, export_type_irecord = :iRecord, data_format = :dataFormat,
                            file_type = :fileType, cad_cam_system = :cadCamSystem, changed_at = :now"""))
                .param("partner", partner)
                .param("now", Columns.utc(now))
                .update();
    }

    void removeOverride(String partner) {
        jdbc.sql("delete from export_override where partner_id = :partner")
                .param("partner", partner)
                .update();
    }

    private void lock(String name) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", name)
                .query((row, number) -> true)
                .list();
    }

    private static StatementSpec format(ExportFormat format, StatementSpec statement) {
        return statement
                .param("iCast", format.iCast().name())
                .param("iRecord", format.iRecord().name())
                .param("dataFormat", format.dataFormat().name())
                .param("fileType", format.fileType().name())
                .param("cadCamSystem", format.cadCamSystem().name());
    }

    private static ExportFormat format(ResultSet row) throws SQLException {
        return new ExportFormat(
                ExportType.valueOf(row.getString("export_type_icast")),
                ExportType.valueOf(row.getString("export_type_irecord")),
                DataFormat.valueOf(row.getString("data_format")),
                FileType.valueOf(row.getString("file_type")),
                CadCamSystem.valueOf(row.getString("cad_cam_system")));
    }
}
