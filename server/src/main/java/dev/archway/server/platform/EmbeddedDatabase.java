package dev.archway.server.platform;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the embedded PostgreSQL unless {@code spring.datasource.url} names another. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
class EmbeddedDatabase {

    private static final int PASSWORD_BYTES = 24;

    @Bean
    EmbeddedPostgres embeddedPostgres(DataDirectory data, Keys keys) throws IOException, InterruptedException {
        return EmbeddedPostgres.start(data.folder("postgres"), password(keys));
    }

    @Bean
    JdbcConnectionDetails embeddedConnection(EmbeddedPostgres postgres, Keys keys) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return EmbeddedPostgres.USER;
            }

            @Override
            public String getPassword() {
                return password(keys);
            }

            @Override
            public String getJdbcUrl() {
                return postgres.jdbcUrl();
            }
        };
    }

    private static String password(Keys keys) {
        return keys.get("postgres.password", () -> {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            return HexFormat.of().formatHex(random);
        });
    }
}
