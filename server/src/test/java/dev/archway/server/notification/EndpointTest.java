package dev.archway.server.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class EndpointTest {

    @Test
    void id_followsFromUrl() {
        Endpoint endpoint = Endpoint.of(URI.create("https://a.example/hook"));

        assertThat(Endpoint.of(URI.create("https://a.example/hook"))).isEqualTo(endpoint);
        assertThat(Endpoint.of(URI.create("https://a.example/hook?x")).id()).isNotEqualTo(endpoint.id());
        assertThat(Endpoint.of(URI.create("https://a.example/Hook")).id()).isNotEqualTo(endpoint.id());
    }

    @Test
    void logged_withoutPathAndQuery() {
        assertThat(Endpoint.of(URI.create("https://a.example:8443/token-in-path?secret=1")))
                .hasToString("https://a.example:8443");
    }
}
