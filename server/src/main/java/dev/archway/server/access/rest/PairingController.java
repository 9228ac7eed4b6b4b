package dev.archway.server.access.rest;

import dev.archway.server.access.DpmsApi;
import dev.archway.server.access.PairedCaller;
import dev.archway.server.access.Pairings;
import dev.archway.server.access.SignedInCaller;
import dev.archway.wire.AvailableCompany;
import dev.archway.wire.PairRequest;
import dev.archway.wire.Pairing;
import dev.archway.wire.Unpaired;
import dev.archway.wire.V2;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

@DpmsApi
class PairingController {

    private final Pairings pairings;

    PairingController(Pairings pairings) {
        this.pairings = pairings;
    }

    @GetMapping("available-companies")
    V2<List<AvailableCompany>> available(SignedInCaller caller) {
        return V2.of(pairings.available(caller.partner(), caller.user()));
    }

    @PostMapping("pair")
    V2<Pairing> pair(SignedInCaller caller, @RequestBody PairRequest request) {
        return V2.of(pairings.pair(caller.partner(), caller.user(), request));
    }

    @PostMapping("unpair")
    V2<Unpaired> unpair(PairedCaller caller) {
        pairings.unpair(caller);
        return V2.of(new Unpaired(caller.company().value()));
    }
}
