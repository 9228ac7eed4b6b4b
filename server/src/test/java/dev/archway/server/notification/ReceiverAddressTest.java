package dev.archway.server.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class ReceiverAddressTest {

    private static final URI OWN = URI.create("http://127.0.0.1:8080/hook");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "0.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "::ffff:10.0.0.1"
            })
    void privateAddress(String address) throws UnknownHostException {
        assertThat(ReceiverAddress.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", "2001:4860:4860::8888"})
    void publicAddress(String address) throws UnknownHostException {
        assertThat(ReceiverAddress.isPrivate(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void production_refusesPrivateUnlessAllowed() {
        assertThatThrownBy(() -> address(null, "production").mustBeAllowed(OWN))
                .isInstanceOf(Webhook.Failed.class)
                .hasMessageContaining("private");
        assertThatCode(() -> address(true, "production").mustBeAllowed(OWN)).doesNotThrowAnyException();
        assertThatCode(() -> address(null, "default").mustBeAllowed(OWN)).doesNotThrowAnyException();
        assertThatThrownBy(() -> address(false, "default").mustBeAllowed(OWN)).isInstanceOf(Webhook.Failed.class);
    }

    private static ReceiverAddress address(@Nullable Boolean allowed, String profile) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profile);
        NotificationProperties properties = new NotificationProperties(
                List.of(), Duration.ofSeconds(1), allowed, 3, Duration.ofSeconds(1), Duration.ofSeconds(1));
        return new ReceiverAddress(properties, environment);
    }
}
