package dev.archway.server.prescription.rest;

import dev.archway.server.access.DpmsApi;
import dev.archway.server.access.PracticeCaller;
import dev.archway.server.prescription.Prescriptions;
import dev.archway.server.shared.RxId;
import dev.archway.wire.ScanRequest;
import dev.archway.wire.V2;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Pushes an Rx to the clinic's scanners, and takes it back. DPMS API V2, 4.2 and 4.3. */
@DpmsApi
class ScanRequestController {

    private final Prescriptions prescriptions;

    ScanRequestController(Prescriptions prescriptions) {
        this.prescriptions = prescriptions;
    }

    @PostMapping("/scan-request")
    V2<UUID> request(PracticeCaller caller, @RequestBody ScanRequest request) {
        return V2.of(prescriptions.request(caller, request).value());
    }

    @DeleteMapping("/scan-request/{rxId}")
    V2<UUID> delete(PracticeCaller caller, @PathVariable String rxId) {
        RxId rx = RxId.parse("RXID", rxId);
        prescriptions.delete(caller.company(), rx);
        return V2.of(rx.value());
    }
}
