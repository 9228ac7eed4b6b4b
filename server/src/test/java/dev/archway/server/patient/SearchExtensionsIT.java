package dev.archway.server.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.testing.ArchwayIT;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An external PostgreSQL, whose user may not be allowed everything. */
@NullUnmarked // Spring fills the fields
class SearchExtensionsIT extends ArchwayIT {

    private static final String NAME = "external";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource own;

    @BeforeEach
    void externalDatabase() {
        jdbc.sql("create role external login password 'external'").update();
        jdbc.sql("create database external").update();
        adminOfExternal().sql("grant create on schema public to external").update();
    }

    @AfterEach
    void dropped() {
        jdbc.sql("drop database external").update();
        jdbc.sql("drop role external").update();
    }

    @Test
    void userWithoutTheRight_isToldWhatToDo_andCanGoOnAfterwards() throws Exception {
        assertThatThrownBy(this::migrate)
                .hasMessageContaining("pg_trgm and btree_gin")
                .hasMessageContaining("user \"external\" cannot create")
                .hasMessageContaining("create extension pg_trgm; create extension btree_gin;");

        adminOfExternal().sql("create extension pg_trgm").update();
        adminOfExternal().sql("create extension btree_gin").update();
        assertThat(migrate()).isPositive();
    }

    @Test
    void userWithTheRight_needsNobody() throws Exception {
        adminOfExternal().sql("grant create on database external to external").update();

        assertThat(migrate()).isPositive();
    }

    private int migrate() throws Exception {
        return Flyway.configure()
                .dataSource(url(), NAME, NAME)
                .locations("classpath:db/migration")
                .load()
                .migrate()
                .migrationsExecuted;
    }

    private String url() throws Exception {
        try (var connection = own.getConnection()) {
            return connection.getMetaData().getURL().replaceAll("/[^/]*$", "/" + NAME);
        }
    }

    private JdbcClient adminOfExternal() {
        try {
            var hikari = own.unwrap(com.zaxxer.hikari.HikariDataSource.class);
            return JdbcClient.create(
                    new DriverManagerDataSource(url(), hikari.getUsername(), String.valueOf(hikari.getPassword())));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
