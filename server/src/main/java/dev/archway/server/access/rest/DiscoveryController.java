package dev.archway.server.access.rest;

import dev.archway.server.access.Discoveries;
import dev.archway.server.access.SignedInCaller;
import dev.archway.wire.Discovery;
import dev.archway.wire.V2;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Discovery names the version of its own path; it is the one call that the legacy base has for V3. */
@RestController
class DiscoveryController {

    private final Discoveries discoveries;

    DiscoveryController(Discoveries discoveries) {
        this.discoveries = discoveries;
    }

    @GetMapping({"/api/third-party/v2/discovery", "/third-party/v2/discovery"})
    V2<Discovery> v2(SignedInCaller caller) {
        return V2.of(discoveries.of(caller, "third-party/v2"));
    }

    @GetMapping({"/api/third-party/v3/discovery", "/third-party/v3/discovery"})
    V2<Discovery> v3(SignedInCaller caller) {
        return V2.of(discoveries.of(caller, "third-party/v3"));
    }
}
