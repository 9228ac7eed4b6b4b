package dev.archway.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The Rx that have to be looked into: each once, however often it was notified. Nothing leaves the list before it was dealt with. */
final class WaitingList {

    private static final Duration FIRST_DELAY = Duration.ofSeconds(15);
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);
    private static final int TRIES_OF_AN_UNKNOWN_RX = 10;

    private final Database database;

    WaitingList(Database database) {
        this.database = database;
    }

    /** Something happened to this Rx: it is looked into at once, again if it is being looked into right now. */
    void notified(UUID rxId, Instant now) {
        database.change("""
                insert into waiting (rx_id, arrivals, tries, first_seen, next_try, listed) values (?, 1, 0, ?2, ?2, 0)
                on conflict (rx_id) do update set arrivals = arrivals + 1, next_try = excluded.next_try""", rxId.toString(), now.toEpochMilli());
    }

    /** A poll lists this Rx as changed; one that waits already keeps its turn. */
    void listed(UUID rxId, Instant now) {
        database.change("""
                insert into waiting (rx_id, arrivals, tries, first_seen, next_try, listed) values (?, 1, 0, ?2, ?2, 1)
                on conflict (rx_id) do update set listed = 1""", rxId.toString(), now.toEpochMilli());
    }

    /** Whose turn it is, longest waiting first. */
    List<Entry> due(Instant now) {
        return database.rows(
                row -> new Entry(UUID.fromString(row.getString(1)), row.getInt(2), row.getInt(3), row.getInt(4) != 0),
                "select rx_id, arrivals, tries, listed from waiting where next_try <= ? order by first_seen, rx_id",
                now.toEpochMilli());
    }

    Optional<Instant> nextTry() {
        return database.rows(row -> row.getLong(1), "select next_try from waiting order by next_try limit 1").stream()
                .findFirst()
                .map(Instant::ofEpochMilli);
    }

    /** Takes it off, unless it was notified again since the entry was read. */
    void done(Entry entry) {
        database.change(
                "delete from waiting where rx_id = ? and arrivals = ?",
                entry.rxId().toString(),
                entry.arrivals());
    }

    /** Puts it off; the answer is when it is tried again. */
    Instant failed(Entry entry, Instant now, @Nullable String problem) {
        Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(entry.tries(), 20));
        Instant next = now.plus(delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY);
        // one that was notified again meanwhile keeps the earlier turn which that gave it
        database.change(
                "update waiting set tries = tries + 1, problem = ?, next_try = case when arrivals = ? then ? else next_try end where rx_id = ?",
                problem,
                entry.arrivals(),
                next.toEpochMilli(),
                entry.rxId().toString());
        return next;
    }

    /** The server does not know it (yet): asked for again a few times, for ever only if a poll lists it. */
    void unknown(Entry entry, Instant now) {
        if (!entry.listed() && entry.tries() + 1 >= TRIES_OF_AN_UNKNOWN_RX) {
            done(entry);
        } else {
            failed(entry, now, null);
        }
    }

    long size() {
        return database.number("select count(*) from waiting");
    }

    List<Problem> problems() {
        return database.rows(
                row -> new Problem(
                        UUID.fromString(row.getString(1)),
                        row.getInt(2),
                        row.getString(3),
                        Instant.ofEpochMilli(row.getLong(4))),
                "select rx_id, tries, problem, next_try from waiting where problem is not null order by first_seen");
    }

    /** An Rx that has to be looked into. */
    record Entry(UUID rxId, int arrivals, int tries, boolean listed) {}

    /** An Rx that could not be brought in so far. */
    record Problem(UUID rxId, int tries, String reason, Instant nextTry) {}
}
