package dev.archway.connector;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which revisions of which orders are in the folder. One package of an order, known by its SHA-256, is there once. */
final class Holdings {

    private final Database database;

    Holdings(Database database) {
        this.database = database;
    }

    Optional<Held> order(long orderId) {
        return database
                .rows(
                        row -> new Held(orderId, Path.of(row.getString(1)), row.getString(2), row.getString(3)),
                        "select folder, etag, fingerprint from held_order where order_id = ?",
                        orderId)
                .stream()
                .findFirst();
    }

    boolean has(long orderId, String sha256) {
        return database.number("select count(*) from revision where order_id = ? and sha256 = ?", orderId, sha256) > 0;
    }

    int lastRevision(long orderId) {
        return (int) database.number("select coalesce(max(number), 0) from revision where order_id = ?", orderId);
    }

    /** Says what is about to appear in the folder, so that a crash between that and {@link #arrived} is understood afterwards. */
    void announce(Revision revision, Path orderFolder) {
        database.together(() -> {
            database.change(
                    "insert into held_order (order_id, folder) values (?, ?) on conflict (order_id) do nothing",
                    revision.orderId(),
                    orderFolder.toString());
            database.change(
                    """
                    insert into revision (order_id, number, sha256, bytes, etag, fingerprint, here, imported_at)
                    values (?, ?, ?, ?, ?, ?, 0, ?)""",
                    revision.orderId(),
                    revision.number(),
                    revision.sha256(),
                    revision.bytes(),
                    revision.etag(),
                    revision.fingerprint(),
                    revision.importedAt().toEpochMilli());
        });
    }

    /** The announced revision is in the folder. */
    void arrived(Revision revision) {
        database.together(() -> {
            database.change(
                    "update revision set here = 1 where order_id = ? and number = ?",
                    revision.orderId(),
                    revision.number());
            looked(revision.orderId(), revision.etag(), revision.fingerprint());
        });
    }

    /** The announced revision did not get into the folder. */
    void missed(Revision revision) {
        database.change(
                "delete from revision where order_id = ? and number = ? and here = 0",
                revision.orderId(),
                revision.number());
    }

    /** The order looks like this now, and its newest package has that entity tag. */
    void looked(long orderId, @Nullable String etag, String fingerprint) {
        database.change(
                "update held_order set etag = ?, fingerprint = ? where order_id = ?", etag, fingerprint, orderId);
    }

    /** Announced and neither arrived nor missed: what a crash left open. */
    List<Revision> open() {
        return database.rows(
                row -> new Revision(
                        row.getLong(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getString(6),
                        Instant.ofEpochMilli(row.getLong(7))),
                "select order_id, number, sha256, bytes, etag, fingerprint, imported_at from revision where here = 0");
    }

    Totals totals() {
        return database.rows(
                        row -> new Totals(row.getLong(1), row.getLong(2), row.getLong(3)),
                        "select count(distinct order_id), count(*), coalesce(sum(bytes), 0) from revision where here = 1")
                .getFirst();
    }

    /**
     * An order that has been looked into.
     *
     * @param folder relative, with one folder a revision below it
     * @param etag of its newest package; null when the server gave none
     * @param fingerprint how its row in the list looked then; null before that
     */
    record Held(
            long orderId,
            Path folder,
            @Nullable String etag,
            @Nullable String fingerprint) {}

    /** One package of an order; {@code number} counts from 1. */
    record Revision(
            long orderId,
            int number,
            String sha256,
            long bytes,
            @Nullable String etag,
            String fingerprint,
            Instant importedAt) {

        /** Of its folder. */
        String name() {
            return "r" + number;
        }
    }

    /** What the folder holds; {@code bytes} of packages. */
    record Totals(long orders, long revisions, long bytes) {}
}
