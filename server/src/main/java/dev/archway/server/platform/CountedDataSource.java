package dev.archway.server.platform;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A pool whose connections tell {@link Writes} of every commit, and of every use outside a transaction unless it was for reading only. */
final class CountedDataSource extends DelegatingDataSource {

    private final DataSource pool;
    private final Writes writes;

    CountedDataSource(DataSource pool, Writes writes) {
        super(pool);
        this.pool = pool;
        this.writes = writes;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return counted(super.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return counted(super.getConnection(user, password));
    }

    /** The same connections for somebody who only reads. */
    DataSource uncounted() {
        return pool;
    }

    private Connection counted(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, new Counted(connection, writes));
    }

    private static final class Counted implements InvocationHandler {

        private final Connection connection;
        private final Writes writes;
        private boolean mayHaveWritten;

        Counted(Connection connection, Writes writes) {
            this.connection = connection;
            this.writes = writes;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            String name = method.getName();
            if (isStatement(name) && !connection.isReadOnly()) {
                mayHaveWritten = true;
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            } finally {
                if (mayHaveWritten && isEnd(name)) {
                    writes.written();
                }
            }
        }

        private static boolean isStatement(String name) {
            return name.startsWith("prepare") || name.equals("createStatement") || name.equals("unwrap");
        }

        /** Also a commit that failed, of which nobody knows whether it was one. */
        private static boolean isEnd(String name) {
            return name.equals("commit") || name.equals("close") || name.equals("setAutoCommit");
        }
    }
}
