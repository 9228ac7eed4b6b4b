package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.testing.ArchwayIT;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whoever reads every column of every table can still not get in. */
class LeakedDatabaseIT extends ArchwayIT {

    @Autowired
    JdbcClient jdbc;

    @Test
    void dump_holdsNothingThatLetsAnybodyIn() {
        Partnership dpms = new Partnership(http(), "sandbox-dpms");
        String code = dpms.code("dentist@riverside.test");
        JsonNode login = dpms.tokens("dentist@riverside.test").json();
        String access = login.path("access_token").asString();
        JsonNode paired = dpms.pair(access, 90360).data().path("OAuthResponse");
        String device = http().post("/api/scanner/v1/login", "{\"Serial\":\"EL5D-0001\",\"Secret\":\"scanner-secret\"}")
                .data()
                .path("Token")
                .asString();
        List<String> secrets = List.of(
                code,
                access,
                login.path("refresh_token").asString(),
                paired.path("access_token").asString(),
                paired.path("refresh_token").asString(),
                device,
                "archway-sandbox",
                "sandbox-dpms-secret",
                "scanner-secret");

        String dump = dump();
        assertThat(dump).contains("dentist@riverside.test", "sandbox-dpms");
        for (String secret : secrets) {
            assertThat(secret).isNotEmpty();
            assertThat(dump.contains(secret))
                    .as("%s...", secret.substring(0, 5))
                    .isFalse();
            String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
            assertThat(dump.contains(hex))
                    .as("%s... as bytes", secret.substring(0, 5))
                    .isFalse();
        }
    }

    @Test
    void hash_isNoToken() {
        JsonNode login = new Partnership(http(), "sandbox-dpms")
                .tokens("dentist@riverside.test")
                .json();
        byte[] hash = TokenHash.of(login.path("refresh_token").asString());
        Partnership dpms = new Partnership(http(), "sandbox-dpms");
        assertThat(dpms.refresh(HexFormat.of().formatHex(hash)).status()).isEqualTo(400);
        assertThat(dpms.refresh(new String(hash, StandardCharsets.ISO_8859_1)).status())
                .isEqualTo(400);
    }

    private String dump() {
        StringBuilder dump = new StringBuilder();
        List<String> tables = new ArrayList<>();
        jdbc.sql("select table_name from information_schema.tables where table_schema = 'public'")
                .query((ResultSet row) -> {
                    tables.add(row.getString(1));
                });
        for (String table : tables) {
            jdbc.sql("select t::text from \"" + table + "\" t").query((ResultSet row) -> {
                dump.append(row.getString(1)).append('\n');
            });
        }
        return dump.toString();
    }
}
