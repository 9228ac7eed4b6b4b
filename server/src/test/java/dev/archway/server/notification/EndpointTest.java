package dev.archway.server.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class EndpointTest {

    @Test
    void id_followsFromPartnerAndUrl() {
        Endpoint endpoint = Endpoint.of("dpms", URI.create("https://a.example/hook"));

        assertThat(Endpoint.of("dpms", URI.create("https://a.example/hook"))).isEqualTo(endpoint);
        assertThat(Endpoint.of("lms", URI.create("https://a.example/hook")).id())
                .isNotEqualTo(endpoint.id());
        assertThat(Endpoint.of("dpms", URI.create("https://a.example/hook?x")).id())
                .isNotEqualTo(endpoint.id());
        assertThat(Endpoint.of("dpms", URI.create("https://a.example/Hook")).id())
                .isNotEqualTo(endpoint.id());
    }

    @Test
    void logged_withoutPathAndQuery() {
        assertThat(Endpoint.of("dpms", URI.create("https://a.example:8443/token-in-path?secret=1")))
                .hasToString("https://a.example:8443 of dpms");
    }
}
