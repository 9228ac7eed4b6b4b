package dev.archway.server.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
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
        assertThatThrownBy(() -> address("production", null).of(URI.create(url)))
                .isInstanceOf(ReceiverAddress.Private.class)
                .hasMessageContaining("private");
    }

    @Test
    void production_public_allowed() throws Exception {
        assertThat(address("production", null).of(URI.create("https://203.0.114.7/hook")))
                .containsExactly(InetAddress.getByName("203.0.114.7"));
    }

    @Test
    void production_unknownHost_refused() {
        assertThatThrownBy(() -> address("production", null).of(URI.create("https://nobody.invalid/hook")))
                .isInstanceOf(UnknownHostException.class);
    }

    /** A name that leads to one address outside and one inside is refused, whichever comes first. */
    @Test
    void production_oneOfSeveralPrivate_refused() throws Exception {
        InetAddress[] both = {InetAddress.getByName("203.0.114.7"), InetAddress.getByName("10.0.0.1")};
        ReceiverAddress address = new ReceiverAddress(settings(null), environment("production"), _ -> both);

        assertThatThrownBy(() -> address.of(URI.create("https://both.example/hook")))
                .isInstanceOf(ReceiverAddress.Private.class);
    }

    @Test
    void production_allowPrivate_allowed() throws Exception {
        assertThat(address("production", true).of(URI.create("http://10.1.2.3/hook")))
                .hasSize(1);
    }

    @Test
    void sandbox_private_allowed() throws Exception {
        assertThat(address("sandbox", null).of(URI.create("http://127.0.0.1:9000/hook")))
                .hasSize(1);
    }

    @Test
    void sandbox_allowPrivateOff_refused() {
        assertThatThrownBy(() -> address("sandbox", false).of(URI.create("http://127.0.0.1:9000/hook")))
                .isInstanceOf(ReceiverAddress.Private.class);
    }

    private static ReceiverAddress address(String profile, @Nullable Boolean allowPrivate) {
        return new ReceiverAddress(settings(allowPrivate), environment(profile));
    }

    private static NotificationProperties settings(@Nullable Boolean allowPrivate) {
        return Settings.of(allowPrivate == null ? Map.of() : Map.of("allow-private", allowPrivate));
    }

    private static StandardEnvironment environment(String profile) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.setActiveProfiles(profile);
        return environment;
    }
}
