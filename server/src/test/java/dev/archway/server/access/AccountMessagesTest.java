package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What the account's pages say, in both languages. */
class AccountMessagesTest {

    @Test
    void languages_sayTheSame() throws IOException {
        Properties english = messages("account.properties");
        Properties german = messages("account_de.properties");
        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        english.stringPropertyNames().forEach(key -> {
            assertThat(german.getProperty(key)).as(key).isNotBlank();
            assertThat(german.getProperty(key).contains("{0"))
                    .as(key)
                    .isEqualTo(english.getProperty(key).contains("{0"));
            assertThat(german.getProperty(key).contains("{1"))
                    .as(key)
                    .isEqualTo(english.getProperty(key).contains("{1"));
        });
    }

    private static Properties messages(String name) throws IOException {
        Properties messages = new Properties();
        try (Reader text = new InputStreamReader(
                Objects.requireNonNull(AccountMessagesTest.class.getResourceAsStream("/messages/" + name)),
                StandardCharsets.UTF_8)) {
            messages.load(text);
        }
        return messages;
    }
}
