package dev.archway.connector;

import java.time.Instant;
import java.util.Optional;

/** Single values that outlive a run. */
final class Notes {

    private final Database database;

    Notes(Database database) {
        this.database = database;
    }

    Optional<String> get(String name) {
        return database.rows(row -> row.getString(1), "select value from note where name = ?", name).stream()
                .findFirst();
    }

    void put(String name, String value) {
        database.change(
                "insert into note (name, value) values (?, ?) on conflict (name) do update set value = excluded.value",
                name,
                value);
    }

    /** The unguessable part of the webhook's path; made once, so that the callback URL stays the same. */
    String webhookSecret() {
        return get("webhook_secret").orElseGet(() -> {
            String secret = Secrets.random();
            put("webhook_secret", secret);
            return secret;
        });
    }

    /** How many orders the practice had at the last poll. */
    long ordersListed() {
        return get("orders_listed").map(Long::valueOf).orElse(0L);
    }

    Optional<Instant> lastPoll() {
        return get("last_poll").map(Instant::parse);
    }

    void polled(Instant when, long ordersListed) {
        database.together(() -> {
            put("last_poll", when.toString());
            put("orders_listed", Long.toString(ordersListed));
        });
    }
}
