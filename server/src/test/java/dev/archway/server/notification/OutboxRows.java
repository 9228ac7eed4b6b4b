package dev.archway.server.notification;

import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox as a test looks at it. */
record OutboxRows(JdbcClient jdbc) {

    record Row(
            UUID id,
            UUID endpoint,
            String partner,
            UUID rx,
            String state,
            int attempts,
            @Nullable Integer lastStatus,
            @Nullable String lastFailure,
            Instant nextAttempt,
            @Nullable Instant ended) {}

    /** The rows of the pairings of a company, oldest first. */
    List<Row> of(CompanyId company) {
        return jdbc.sql("select * from notification where company_id = :company order by sequence")
                .param("company", company.value())
                .query((row, number) -> new Row(
                        Columns.uuid(row, "id"),
                        Columns.uuid(row, "endpoint_id"),
                        row.getString("partner_id"),
                        Columns.uuid(row, "rx_id"),
                        row.getString("state"),
                        row.getInt("attempts"),
                        Columns.intOrNull(row, "last_status"),
                        row.getString("last_failure"),
                        Columns.instant(row, "next_attempt_at"),
                        Columns.instantOrNull(row, "ended_at")))
                .list();
    }

    /** When the task of an endpoint runs next; empty when it rests. */
    Optional<Instant> taskOf(UUID endpoint) {
        return jdbc.sql("select execution_time from scheduled_tasks where task_name = :name and task_instance = :id")
                .param("name", DeliveryTask.NAME)
                .param("id", endpoint.toString())
                .query((row, number) -> Columns.instant(row, "execution_time"))
                .optional();
    }
}
