package dev.archway.server.sandbox.rest;

import dev.archway.server.access.CallbackEvent;
import dev.archway.server.notification.Endpoints;
import dev.archway.server.notification.KnownEndpoint;
import dev.archway.server.notification.LoggedAttempt;
import dev.archway.server.shared.Guid;
import dev.archway.wire.V2;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The addresses where partners are notified. docs/notifications.md. */
@RestController
@Profile("!production")
class SandboxEndpointsController {

    private final Endpoints endpoints;

    SandboxEndpointsController(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** {@code events} null or empty: all of them. */
    record Registration(
            @Nullable String partner,
            @Nullable String url,
            @Nullable List<String> events) {}

    @GetMapping("/sandbox/endpoints")
    V2<List<KnownEndpoint>> all() {
        return V2.of(endpoints.all());
    }

    @PostMapping("/sandbox/endpoints")
    V2<KnownEndpoint> register(@RequestBody Registration registration) {
        return V2.of(endpoints.register(
                registration.partner(), registration.url(), CallbackEvent.all(registration.events())));
    }

    @DeleteMapping("/sandbox/endpoints/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        endpoints.remove(Guid.parse("id", id));
    }

    @PostMapping("/sandbox/endpoints/{id}/test")
    V2<LoggedAttempt> test(@PathVariable String id) {
        return V2.of(endpoints.test(Guid.parse("id", id)));
    }

    @PostMapping("/sandbox/endpoints/{id}/open")
    V2<KnownEndpoint> open(@PathVariable String id) {
        return V2.of(endpoints.open(Guid.parse("id", id)));
    }

    @PostMapping("/sandbox/endpoints/{id}/secret")
    V2<Endpoints.NewSecret> rotateSecret(@PathVariable String id) {
        return V2.of(endpoints.rotateSecret(Guid.parse("id", id)));
    }

    /** The partner's secret, which signs wherever an endpoint has none of its own. */
    @PostMapping("/sandbox/partners/{partner}/webhook-secret")
    V2<Endpoints.NewSecret> rotatePartnerSecret(@PathVariable String partner) {
        return V2.of(endpoints.rotateSecret(partner));
    }
}
