package dev.archway.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.ArchwayServer;
import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Http;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How somebody comes in to a production server that nobody runs yet, in a server and a data directory of its own. */
@ExtendWith(OutputCaptureExtension.class)
class FirstAdministratorIT {

    private static final Pattern PASSWORD = Pattern.compile("password\\s+(\\S+)");

    @TempDir
    private Path folder;

    @Test
    void first_isToldOnce_andRunsTheServer(CapturedOutput output) {
        String password;
        try (ConfigurableApplicationContext server = start("boss@clinic.test")) {
            Matcher told = PASSWORD.matcher(output.getOut());
            assertThat(told.find()).as(output.getOut()).isTrue();
            password = told.group(1);
            assertThat(output.getOut()).contains("boss@clinic.test");
            assertThat(output.getOut().lines().filter(line -> line.contains(password)))
                    .as("not in the log")
                    .hasSize(1)
                    .noneMatch(line -> line.contains("INFO"));
            Browser browser = new Browser(http(server));
            assertThat(browser.login("boss@clinic.test", password).header("Location"))
                    .doesNotContain("wrong");
            assertThat(browser.get("/administration").status()).isEqualTo(200);
            assertThat(browser.get("/administration/audit").text()).contains("added the first administrator");
        }
        int before = output.getOut().length();
        try (ConfigurableApplicationContext server = start("other@clinic.test")) {
            assertThat(output.getOut().substring(before)).doesNotContain(password, "password", "other@clinic.test");
            assertThat(server.getBean(JdbcClient.class)
                            .sql("select count(*) from person")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
            assertThat(new Browser(http(server))
                            .login("boss@clinic.test", password)
                            .header("Location"))
                    .doesNotContain("wrong");
        }
    }

    private ConfigurableApplicationContext start(String administrator) {
        return new SpringApplicationBuilder(ArchwayServer.class)
                .profiles("production")
                .run(
                        "--server.port=0",
                        "--archway.data-dir=" + folder.resolve("data"),
                        "--archway.first-administrator=" + administrator);
    }

    private static Http http(ConfigurableApplicationContext server) {
        return new Http("http://127.0.0.1:" + server.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
