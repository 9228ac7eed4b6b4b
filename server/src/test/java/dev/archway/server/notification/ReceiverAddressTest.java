package dev.archway.server.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.StandardEnvironment;

class ReceiverAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9000/hook",
                "http://localhost/hook",
                "http://[::1]:9000/hook",
                "http://[::ffff:10.1.2.3]/hook",
                "https://10.1.2.3/hook",
                "http://169.254.169.254/latest/meta-data",
                "http://127.1/hook",
                "http://2130706433/hook"
            })
    void production_private_refused(String url) {
        assertThat(address("production", null).refusal(URI.create(url)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("private"));
    }

    @Test
    void production_public_allowed() {
        assertThat(address("production", null).refusal(URI.create("https://203.0.114.7/hook")))
                .isEmpty();
    }

    @Test
    void production_unknownHost_refused() {
        assertThat(address("production", null).refusal(URI.create("https://nobody.invalid/hook")))
                .contains("unknown host");
    }

    @Test
    void production_allowPrivate_allowed() {
        assertThat(address("production", true).refusal(URI.create("http://10.1.2.3/hook")))
                .isEmpty();
    }

    @Test
    void sandbox_private_allowed() {
        assertThat(address("sandbox", null).refusal(URI.create("http://127.0.0.1:9000/hook")))
                .isEmpty();
    }

    @Test
    void sandbox_allowPrivateOff_refused() {
        assertThat(address("sandbox", false).refusal(URI.create("http://127.0.0.1:9000/hook")))
                .isPresent();
    }

    private static ReceiverAddress address(String profile, @Nullable Boolean allowPrivate) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.setActiveProfiles(profile);
        return new ReceiverAddress(
                new NotificationProperties(List.of(), Duration.ofSeconds(1), allowPrivate), environment);
    }
}
