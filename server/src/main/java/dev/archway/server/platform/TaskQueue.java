package dev.archway.server.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The work that waits, as whoever runs the server looks at it. */
@Repository
public class TaskQueue {

    /** A task that is due for so long and that nobody has begun is late. */
    public static final Duration LATE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    TaskQueue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many tasks of a name there are; each is counted once: as running, failing (and to be tried again), late or waiting. */
    public record Kind(
            String name,
            long running,
            long failing,
            long late,
            long waiting,
            @Nullable Instant next) {}

    /** One task. */
    public record Task(
            String name,
            String instance,
            Instant due,
            boolean running,
            int failures,
            @Nullable Instant lastFailure,
            @Nullable Instant lastSuccess) {}

    /** By name. */
    public List<Kind> kinds() {
        return jdbc.sql("""
                        select task_name,
                            count(*) filter (where picked) as running,
                            count(*) filter (where not picked and consecutive_failures > 0) as failing,
                            count(*) filter (where not picked and coalesce(consecutive_failures, 0) = 0 and execution_time < :late) as late,
                            count(*) filter (where not picked and coalesce(consecutive_failures, 0) = 0 and execution_time >= :late) as waiting,
                            min(execution_time) filter (where not picked) as next
                        from scheduled_tasks
                        group by task_name
                        order by task_name""")
                .param("late", Columns.utc(clock.instant().minus(LATE)))
                .query((row, number) -> new Kind(
                        row.getString("task_name"),
                        row.getLong("running"),
                        row.getLong("failing"),
                        row.getLong("late"),
                        row.getLong("waiting"),
                        Columns.instantOrNull(row, "next")))
                .list();
    }

    /** Those that failed the last time, and those that are late, the longest due first. */
    public List<Task> inTrouble(int offset, int most) {
        return jdbc.sql("""
                        select task_name, task_instance, execution_time, picked, coalesce(consecutive_failures, 0) as failures,
                            last_failure, last_success
                        from scheduled_tasks
                        where consecutive_failures > 0 or (not picked and execution_time < :late)
                        order by execution_time, task_name, task_instance
                        offset :offset limit :most""")
                .param("late", Columns.utc(clock.instant().minus(LATE)))
                .param("offset", offset)
                .param("most", most)
                .query(TaskQueue::task)
                .list();
    }

    private static Task task(ResultSet row, int number) throws SQLException {
        return new Task(
                row.getString("task_name"),
                row.getString("task_instance"),
                Columns.instant(row, "execution_time"),
                row.getBoolean("picked"),
                row.getInt("failures"),
                Columns.instantOrNull(row, "last_failure"),
                Columns.instantOrNull(row, "last_success"));
    }
}
