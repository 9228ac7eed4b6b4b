package dev.archway.server.access;

import dev.archway.server.account.Scanner;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An endpoint that says which scanner is calling. */
@RestController
class DeviceProbeController {

    @GetMapping("/api/scanner/v1/probe")
    String scanner(Scanner scanner) {
        return scanner.serial();
    }
}
