package dev.archway.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.testing.ArchwayIT;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The server's own tasks write now and then, so that a number that stays is looked for several times, and one that must move is looked at once. */
class WritesIT extends ArchwayIT {

    @Autowired
    Writes writes;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @Qualifier("reading")
    JdbcClient reading;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void statementOfItsOwn_counts() {
        long before = writes.count();

        jdbc.sql("update partner set name = name where id = 'nobody'").update();

        assertThat(writes.count()).isGreaterThan(before);
    }

    @Test
    void transaction_countsBeforeAnybodyHearsOfIt() {
        long[] told = new long[1];
        long before = writes.count();

        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            jdbc.sql("update partner set name = name where id = 'nobody'").update();
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    told[0] = writes.count();
                }
            });
        });

        assertThat(told[0]).isGreaterThan(before);
    }

    @Test
    void commitByHand_countsWhenItReturns() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("update partner set name = name where id = 'nobody'");
            long before = writes.count();
            connection.commit();

            assertThat(writes.count()).isGreaterThan(before);
        }
    }

    @Test
    void refusedStatement_isStillTold() {
        long before = writes.count();

        assertThatThrownBy(() -> jdbc.sql("update nothing set x = 1").update()).isInstanceOf(DataAccessException.class);

        assertThat(writes.count()).isGreaterThan(before);
    }

    @Test
    void reading_doesNotCount() {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);

        assertThat(staysWhile(() -> reading.sql("select 1").query(Long.class).single()))
                .isTrue();
        assertThat(staysWhile(() -> transaction.executeWithoutResult(
                        _ -> jdbc.sql("select 1").query(Long.class).single())))
                .isTrue();
    }

    private boolean staysWhile(Runnable query) {
        for (int i = 0; i < 100; i++) {
            long before = writes.count();
            query.run();
            if (writes.count() == before) {
                return true;
            }
        }
        return false;
    }
}
