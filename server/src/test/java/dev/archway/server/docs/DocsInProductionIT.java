package dev.archway.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.ArchwayServer;
import dev.archway.server.testing.Http;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Production describes its API without the sandbox, or not at all. */
class DocsInProductionIT {

    @Test
    void production_withoutTheSandbox_orNotAtAll(@TempDir Path folder) {
        try (ConfigurableApplicationContext server = start(folder, true)) {
            Http http = http(server);
            assertThat(http.get("/docs").text()).contains("/docs/openapi/v2").doesNotContain("sandbox");
            assertThat(http.get("/docs/openapi/v2").status()).isEqualTo(200);
            assertThat(http.get("/docs/openapi/sandbox").status()).isEqualTo(404);
        }
        try (ConfigurableApplicationContext server = start(folder, false)) {
            Http http = http(server);
            assertThat(http.get("/docs").status()).isEqualTo(404);
            assertThat(http.get("/docs/openapi/v2").status()).isEqualTo(404);
            assertThat(http.get("/docs/openapi.yaml/v2").status()).isEqualTo(404);
        }
    }

    private static ConfigurableApplicationContext start(Path folder, boolean docs) {
        return new SpringApplicationBuilder(ArchwayServer.class)
                .profiles("production")
                .run(
                        "--server.port=0",
                        "--archway.data-dir=" + folder.resolve("data"),
                        "--archway.docs.enabled=" + docs);
    }

    private static Http http(ConfigurableApplicationContext server) {
        return new Http("http://127.0.0.1:" + server.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
