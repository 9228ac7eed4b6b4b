package dev.archway.server.sandbox;

import dev.archway.scanner.ScanSource;
import dev.archway.scanner.SyntheticArch;
import dev.archway.scanner.VirtualScanner;
import dev.archway.server.account.Scanner;
import dev.archway.server.platform.Tasks;
import dev.archway.server.prescription.Prescriptions;
import dev.archway.server.prescription.RxStatus;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.RxId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Scans without a scanner: the virtual one takes a made-up mouth for an Rx, by the same door that real scanners come in by. */
@Service
@Profile("!production")
public class SandboxScans {

    private final SandboxClinics clinics;
    private final Prescriptions prescriptions;
    private final Tasks tasks;

    SandboxScans(SandboxClinics clinics, Prescriptions prescriptions, Tasks tasks) {
        this.clinics = clinics;
        this.prescriptions = prescriptions;
        this.tasks = tasks;
    }

    /** Has a scan taken soon. Without a seed, the same Rx always meets the same patient. */
    @Transactional
    public void request(RxId rx, @Nullable Long seed, @Nullable Integer trianglesPerJaw) {
        int triangles = trianglesPerJaw == null ? ScanSource.Synthetic.USUAL_TRIANGLES : trianglesPerJaw;
        if (triangles < SyntheticArch.FEWEST || triangles > SyntheticArch.MOST) {
            throw Invalid.field("TrianglesPerJaw", triangles, SyntheticArch.FEWEST + " to " + SyntheticArch.MOST);
        }
        Scanner scanner = clinics.scannerFor(rx).orElseThrow(() -> NotFound.rx(rx));
        if (prescriptions.get(scanner.company(), rx).status() == RxStatus.SENT) {
            throw Conflict.because(
                    "RX_COMPLETE", "The Rx " + rx + " has its scan; it takes another when it is returned.");
        }
        long mouth = seed == null ? VirtualScanner.seedOf(rx.value()) : seed;
        tasks.run(VirtualScans.TASK, rx + "/" + mouth + "/" + triangles);
    }
}
