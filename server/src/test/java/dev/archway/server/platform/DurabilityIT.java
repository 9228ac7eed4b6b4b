package dev.archway.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.testing.ArchwayIT;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

class DurabilityIT extends ArchwayIT {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcConnectionDetails details;

    @Test
    void embeddedPostgres_writesThrough() {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("full_page_writes")).isEqualTo("on");
        assertThat(setting("server_version_num")).startsWith("18");
    }

    @Test
    void embeddedPostgres_asksForPassword() {
        assertThatThrownBy(() -> connect("wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
        assertThatThrownBy(() -> connect("")).isInstanceOf(SQLException.class);
    }

    private void connect(String password) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(details.getJdbcUrl(), details.getUsername(), password)) {
            assertThat(connection.isValid(1))
                    .as("nobody gets in with " + password)
                    .isFalse();
        }
    }

    private String setting(String name) {
        return jdbc.sql("select current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }
}
