package dev.archway.server.portal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the nodes of one database tell each other: a line that is said in a transaction is heard by all of them, the speaker too, once that transaction is committed.
 * PostgreSQL carries it (NOTIFY), and each node listens on a connection of its own beside the pool.
 */
@Component
class Announcements implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Announcements.class);
    private static final String CHANNEL = "archway_moves";
    private static final String NAME = "archway-listens";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);
    private static final int PATIENCE_SECONDS = 5;
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final JdbcConnectionDetails database;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Thread thread;
    private volatile @Nullable Connection connection;

    Announcements(JdbcClient jdbc, JdbcConnectionDetails database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    /** Who is told of what was said. */
    interface Listener {

        void heard(String line);

        /** The database was away: what was said meanwhile was not heard. */
        void missed();
    }

    void tell(Listener listener) {
        listeners.add(listener);
    }

    /** Says it when the transaction of the caller is committed. */
    void say(String line) {
        jdbc.sql("select pg_notify(:channel, :line)")
                .param("channel", CHANNEL)
                .param("line", line)
                .query((row, number) -> true)
                .single();
    }

    @Override
    public void start() {
        connection = first();
        Thread listening = Thread.ofPlatform().name(NAME).daemon().unstarted(this::listen);
        thread = listening; // before it looks whether it is still wanted
        listening.start();
    }

    @Override
    public void stop() {
        Thread listening = thread;
        thread = null;
        if (listening != null) {
            listening.interrupt();
        }
        close(connection);
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before the first page can be asked for, and until after the last. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void listen() {
        boolean cut = connection == null;
        while (isRunning()) {
            try (Connection open = cut ? open() : connection) {
                connection = open;
                if (cut) {
                    log.info("pages that are open hear of moves again");
                    tell(Listener::missed);
                }
                hear(open);
            } catch (SQLException e) {
                cut = true;
                if (isRunning()) {
                    log.warn("pages that are open hear of no move until the database answers: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void hear(@Nullable Connection open) throws SQLException {
        if (open == null) {
            throw new SQLException("not connected");
        }
        PGConnection postgres = open.unwrap(PGConnection.class);
        while (isRunning()) {
            PGNotification[] said = postgres.getNotifications((int) BETWEEN_LOOKS.toMillis());
            if (said == null || said.length == 0) {
                if (!open.isValid(PATIENCE_SECONDS)) { // a connection that broke without a word looks like a quiet one
                    throw new SQLException("the connection broke");
                }
                continue;
            }
            for (PGNotification each : said) {
                tell(listener -> listener.heard(each.getParameter()));
            }
        }
    }

    /** A listener that fails takes nothing from the others, nor from what is said next. */
    private void tell(Consumer<Listener> act) {
        for (Listener listener : listeners) {
            try {
                act.accept(listener);
            } catch (RuntimeException e) {
                log.warn("pages that are open were not told of a move", e);
            }
        }
    }

    private @Nullable Connection first() {
        try {
            return open();
        } catch (SQLException e) {
            log.warn("pages that are open hear of no move until the database answers: {}", e.getMessage());
            return null;
        }
    }

    private Connection open() throws SQLException {
        Properties settings = new Properties();
        String user = database.getUsername();
        String password = database.getPassword();
        if (user != null) {
            settings.setProperty("user", user);
        }
        if (password != null) {
            settings.setProperty("password", password);
        }
        settings.setProperty("ApplicationName", NAME);
        settings.setProperty("tcpKeepAlive", "true");
        Connection opened = DriverManager.getConnection(database.getJdbcUrl(), settings);
        try (Statement statement = opened.createStatement()) {
            statement.execute("listen " + CHANNEL);
            return opened;
        } catch (SQLException e) {
            close(opened);
            throw e;
        }
    }

    private static void close(@Nullable Connection open) {
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                log.debug("closing a connection that listened", e);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BEFORE_ANOTHER_TRY);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the server stops
        }
    }
}
