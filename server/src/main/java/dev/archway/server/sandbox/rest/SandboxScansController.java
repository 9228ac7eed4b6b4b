package dev.archway.server.sandbox.rest;

import dev.archway.server.sandbox.SandboxScans;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.RxId;
import dev.archway.wire.V2;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Profile("!production")
class SandboxScansController {

    private final SandboxScans scans;

    SandboxScansController(SandboxScans scans) {
        this.scans = scans;
    }

    /** {@code seed} tells the mouth; the Rx does when it is null. */
    record Request(
            @Nullable UUID rxId,
            @Nullable Long seed,
            @Nullable Integer trianglesPerJaw) {}

    record Requested(UUID rxId) {}

    @PostMapping("/sandbox/scans")
    @ResponseStatus(HttpStatus.ACCEPTED)
    V2<Requested> take(@RequestBody Request request) {
        UUID rx = request.rxId();
        if (rx == null) {
            throw Invalid.missing("RxId", "the id of an Rx that waits for a scan");
        }
        scans.request(new RxId(rx), request.seed(), request.trianglesPerJaw());
        return V2.of(new Requested(rx));
    }
}
