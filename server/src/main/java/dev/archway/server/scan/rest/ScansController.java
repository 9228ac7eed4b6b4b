package dev.archway.server.scan.rest;

import dev.archway.server.account.Scanner;
import dev.archway.server.platform.PublicAddress;
import dev.archway.server.scan.Scans;
import dev.archway.wire.AcceptedScan;
import dev.archway.wire.OpenScan;
import dev.archway.wire.OpenedScan;
import dev.archway.wire.ScanManifest;
import dev.archway.wire.V2;
import java.io.IOException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/scanner/v1/scans")
class ScansController {

    private final Scans scans;
    private final PublicAddress address;

    ScansController(Scans scans, PublicAddress address) {
        this.scans = scans;
        this.address = address;
    }

    @PostMapping
    V2<OpenedScan> open(Scanner scanner, @RequestBody OpenScan request) {
        Scans.Opened opened = scans.open(scanner, request);
        return V2.of(new OpenedScan(
                opened.scan(),
                opened.order().id().value(),
                opened.order().rx().value(),
                address.base() + UploadsController.PATH));
    }

    @PostMapping("/{scan}/complete")
    V2<AcceptedScan> complete(Scanner scanner, @PathVariable String scan, @RequestBody ScanManifest manifest)
            throws IOException {
        return V2.of(scans.complete(scanner, ScanIds.scan(scan), manifest));
    }
}
