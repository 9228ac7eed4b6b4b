package dev.archway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must be true of all cases of a server that has come to rest, whatever was done to it before: looked up in its database and its object store, so that no call of the server
 * can gloss over it. Each check says what it found wrong; nothing is wrong when all are silent.
 */
final class CaseChecks {

    private static final Pattern MOVE = Pattern.compile("    ([A-Z_]+) -> ([A-Z_]+);");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ARTIFACTS = 3;

    private final Path data;
    private final ServerDatabase database;
    private final Set<String> legal;

    /** The legal moves are those of the drawing in docs/states, which a test compares with the code. */
    CaseChecks(Path root, Path data, ServerDatabase database) throws IOException {
        this.data = data;
        this.database = database;
        this.legal = MOVE.matcher(Files.readString(root.resolve("docs/states/life-cycle.dot")))
                .results()
                .map(move -> move.group(1) + " " + move.group(2))
                .collect(Collectors.toSet());
        if (legal.size() < 10) {
            throw new IOException("docs/states/life-cycle.dot has no moves that can be read");
        }
    }

    /** All of them; {@code heard} are the webhook-ids that receivers have got. */
    List<String> wrong(int orders, Collection<MillingFlow.Acknowledged> acknowledged, Set<String> heard)
            throws SQLException, IOException {
        List<String> wrong = new ArrayList<>();
        histories(orders, acknowledged, wrong);
        notifications(heard, wrong);
        artifacts(wrong);
        sweep(wrong);
        return wrong;
    }

    /** Until nothing is on its way any more: no files in the making, no notification that waits. */
    void awaitRest() throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String busy = """
                select (select count(*) from orders where state in ('PROCESSING', 'MODELING'))
                     + (select count(*) from notification where state = 'WAITING')""";
        while (database.count(busy) > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    /** Every order went legal ways only, each move from where the one before led, and is where its last move led; each acknowledged move is among them. */
    private void histories(int orders, Collection<MillingFlow.Acknowledged> acknowledged, List<String> wrong)
            throws SQLException {
        Map<Long, String> states = new HashMap<>();
        each("select id, state from orders", row -> states.put(row.getLong(1), row.getString(2)));
        Map<Long, String> ends = new HashMap<>();
        Set<MillingFlow.Acknowledged> moves = new HashSet<>();
        each("select order_id, from_state, to_state from order_event order by order_id, number", row -> {
            long order = row.getLong(1);
            String from = row.getString(2);
            String to = row.getString(3);
            String before = ends.put(order, to);
            boolean begins = before == null && from == null && to.equals("SCANNING");
            if (!begins && !(from != null && from.equals(before) && legal.contains(from + " " + to))) {
                wrong.add("order " + order + " was " + before + " and went from " + from + " to " + to);
            }
            moves.add(new MillingFlow.Acknowledged(order, to));
        });
        states.forEach((order, state) -> {
            if (!state.equals(ends.get(order))) {
                wrong.add("order " + order + " is " + state + ", and its history ends with " + ends.get(order));
            }
        });
        long finished = states.values().stream().filter("DOWNLOADED"::equals).count();
        if (finished < orders) {
            wrong.add(finished + " orders have come to their end, of " + orders);
        }
        acknowledged.stream()
                .filter(move -> !moves.contains(move))
                .forEach(move -> wrong.add("the move of order " + move.order() + " to " + move.state()
                        + " was acknowledged and is not in its history"));
        each("""
                        select order_id, count(*) from milling_job where state <> 'SHIPPED' and state <> 'STOPPED' group by order_id""", row -> wrong.add("order " + row.getLong(1) + " has a model that was never shipped"));
    }

    /** Every revision that is ready was notified to practice and lab, and the receiver has heard of each. */
    private void notifications(Set<String> heard, List<String> wrong) throws SQLException {
        each(
                """
                        select o.id, r, p.partner_id
                        from orders o cross join lateral generate_series(1, o.ready_revision) r
                             cross join (values ('sandbox-dpms'), ('sandbox-lms')) p (partner_id)
                        where not exists (select from notification n
                                          where n.order_id = o.id and n.revision = r and n.partner_id = p.partner_id and n.state = 'DELIVERED')""",
                row -> wrong.add("order " + row.getLong(1) + ", revision " + row.getInt(2) + " was not notified to "
                        + row.getString(3)));
        each("select id, order_id, revision from notification where state = 'DELIVERED'", row -> {
            if (!heard.contains(row.getString(1))) {
                wrong.add("the notification of order " + row.getLong(2) + ", revision " + row.getInt(3)
                        + " counts as delivered and was not heard");
            }
        });
    }

    /** Every revision up to the newest that is ready has its three artifacts, since none of these fails, and every object that any row names is there, with its size. */
    private void artifacts(List<String> wrong) throws SQLException, IOException {
        each("""
                        select o.id, r, count(a.kind)
                        from orders o cross join lateral generate_series(1, o.ready_revision) r
                             left join artifact a on a.company_id = o.company_id and a.order_id = o.id and a.revision = r
                        group by o.id, r""", row -> {
            if (row.getInt(3) != ARTIFACTS) {
                wrong.add("order " + row.getLong(1) + ", revision " + row.getInt(2) + " has " + row.getInt(3)
                        + " artifacts");
            }
        });
        Map<String, Long> named = named();
        for (Map.Entry<String, Long> object : named.entrySet()) {
            Path file = object(object.getKey());
            if (!Files.exists(file) || Files.size(file) != object.getValue()) {
                wrong.add("the object " + object.getKey() + " of " + object.getValue()
                        + " bytes is missing or has another size");
            }
        }
    }

    /** A day later, as it were: after the sweep there are the objects that rows name, and no others. */
    private void sweep(List<String> wrong) throws SQLException, IOException {
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        for (Path object : objects()) {
            Files.setLastModifiedTime(object, longAgo);
        }
        Instant asked = Instant.now();
        database.run(
                "update scheduled_tasks set execution_time = now() where task_name = 'sweep-objects' and not picked");
        long end = System.nanoTime() + PATIENCE.toNanos();
        String swept =
                "select count(*) from scheduled_tasks where task_name = 'sweep-objects' and last_success > to_timestamp("
                        + asked.toEpochMilli() / 1000.0 + ")";
        while (database.count(swept) == 0) {
            if (System.nanoTime() > end) {
                wrong.add("the sweep did not run within " + PATIENCE);
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        Set<String> named = named().keySet();
        Set<String> there = objects().stream()
                .map(object -> object.getFileName().toString())
                .collect(Collectors.toSet());
        there.stream()
                .filter(each -> !named.contains(each))
                .forEach(each -> wrong.add("no row names the object " + each));
        named.stream()
                .filter(each -> !there.contains(each))
                .forEach(each -> wrong.add("the sweep took the object " + each));
    }

    private Map<String, Long> named() throws SQLException {
        Map<String, Long> named = new HashMap<>();
        each("""
                        select original_sha256, original_size from scan_file union select mesh_sha256, mesh_size from scan_file
                        union select sha256, size from artifact
                        union select sha256, size from export_package where sha256 is not null
                        union select sha256, size from measurement_file
                        union select sha256, size from capture_zip
                        union select sha256, size from screen_capture""", row -> named.put(row.getString(1), row.getLong(2)));
        return named;
    }

    private List<Path> objects() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("objects"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private Path object(String sha256) {
        return data.resolve("objects")
                .resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    /** Takes a row. */
    private interface Rows {
        void take(ResultSet row) throws SQLException;
    }

    private void each(String sql, Rows rows) throws SQLException {
        try (Connection connection = database.source().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.take(row);
            }
        }
    }
}
