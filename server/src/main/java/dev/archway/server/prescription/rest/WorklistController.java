package dev.archway.server.prescription.rest;

import dev.archway.server.account.Scanner;
import dev.archway.server.prescription.Worklist;
import dev.archway.wire.V2;
import dev.archway.wire.WorklistEntry;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What waits for a scan, for the scanner that asks. */
@RestController
class WorklistController {

    private final Worklist worklist;

    WorklistController(Worklist worklist) {
        this.worklist = worklist;
    }

    @GetMapping("/api/scanner/v1/worklist")
    V2<List<WorklistEntry>> worklist(Scanner scanner) {
        return V2.of(worklist.of(scanner));
    }
}
