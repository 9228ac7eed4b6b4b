package dev.archway.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.ArchwayServer;
import dev.archway.server.testing.Http;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The profile production, in a server and a data directory of its own. */
class ProductionIT {

    @Test
    void production_hasNoSandboxAndNobodyOfTheFixture(@TempDir Path folder) {
        try (ConfigurableApplicationContext server = new SpringApplicationBuilder(ArchwayServer.class)
                .profiles("production")
                .run(
                        "--server.port=0",
                        "--archway.data-dir=" + folder.resolve("data"),
                        "--archway.public-url=https://scans.clinic.test/")) {
            String port = server.getEnvironment().getRequiredProperty("local.server.port");
            Http http = new Http("http://127.0.0.1:" + port);

            Http.Answer tokens = http.post("/sandbox/tokens", "{}");
            assertThat(tokens.status()).isEqualTo(404);
            assertThat(tokens.json().path("Status").asInt(-1)).isZero();

            JdbcClient jdbc = server.getBean(JdbcClient.class);
            assertThat(jdbc.sql(
                                    "select (select count(*) from person) + (select count(*) from company) + (select count(*) from partner)")
                            .query(Long.class)
                            .single())
                    .isZero();

            assertThat(http.get("/.well-known/oauth-authorization-server")
                            .json()
                            .path("token_endpoint")
                            .asString())
                    .isEqualTo("https://scans.clinic.test/oauth/token");
            assertThat(http.get("/login").header("Set-Cookie"))
                    .as("cookies behind https")
                    .contains("Secure");
        }
    }
}
