package dev.archway.connector;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the connector must not forget, in one SQLite file; a statement that returned survives a loss of power. Safe for use by many threads. */
final class Database implements AutoCloseable {

    private static final String[] SCHEMA = {
        "pragma journal_mode = wal", "pragma synchronous = full", "pragma busy_timeout = 10000", """
        create table if not exists note (
          name text primary key,
          value text not null
        )""", """
        create table if not exists waiting (
          rx_id text primary key,
          arrivals integer not null,
          tries integer not null,
          first_seen integer not null,
          next_try integer not null,
          listed integer not null,
          problem text
        )""", """
        create table if not exists held_order (
          order_id integer primary key,
          folder text not null,
          etag text,
          fingerprint text
        )""", """
        create table if not exists revision (
          order_id integer not null,
          number integer not null,
          sha256 text not null,
          bytes integer not null,
          etag text,
          fingerprint text not null,
          here integer not null,
          imported_at integer not null,
          primary key (order_id, number),
          unique (order_id, sha256)
        )"""
    };

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    static Database open(Path file) {
        try {
            Database database = new Database(DriverManager.getConnection("jdbc:sqlite:" + file));
            try (Statement statement = database.connection.createStatement()) {
                for (String sql : SCHEMA) {
                    statement.execute(sql);
                }
            }
            return database;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** How many rows changed. */
    synchronized int change(String sql, @Nullable Object... values) {
        try (PreparedStatement statement = prepare(sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    synchronized <T> List<T> rows(Row<T> row, String sql, @Nullable Object... values) {
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet results = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (results.next()) {
                found.add(row.of(results));
            }
            return found;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    long number(String sql, @Nullable Object... values) {
        return rows(row -> row.getLong(1), sql, values).getFirst();
    }

    /** All changes of the steps or, when they fail, none. */
    synchronized void together(Runnable steps) {
        try {
            connection.setAutoCommit(false);
            try {
                steps.run();
                connection.commit();
            } catch (RuntimeException | Error failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** Makes a value of a row. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** The connector's memory cannot be read or written. */
    static final class DatabaseFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        DatabaseFailure(SQLException cause) {
            super("the connector's database cannot be used", cause);
        }
    }
}
