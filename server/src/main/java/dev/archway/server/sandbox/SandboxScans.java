package dev.archway.server.sandbox;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.archway.scanner.ScanOptions;
import dev.archway.scanner.ScanProgress;
import dev.archway.scanner.ScanSource;
import dev.archway.scanner.SyntheticArch;
import dev.archway.scanner.VirtualScanner;
import dev.archway.server.account.Scanner;
import dev.archway.server.platform.Tasks;
import dev.archway.server.prescription.Prescription;
import dev.archway.server.prescription.Prescriptions;
import dev.archway.server.prescription.RxStatus;
import dev.archway.server.scan.Scans;
import dev.archway.server.scan.Uploads;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.Refusal;
import dev.archway.server.shared.RxId;
import dev.archway.wire.OpenScan;
import dev.archway.wire.Prep;
import dev.archway.wire.Procedure;
import dev.archway.wire.ScanManifest;
import dev.archway.wire.UnitType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Scans without a scanner: the virtual one takes a made-up mouth for an Rx, by the same door that real scanners come in by. */
@Service
@Profile("!production")
public class SandboxScans {

    private static final Logger log = LoggerFactory.getLogger(SandboxScans.class);
    private static final String TASK = "take-sandbox-scan";
    private static final long SECONDS = 240;
    private static final int FIRST_MOLAR = 14;

    private final SandboxClinics clinics;
    private final Prescriptions prescriptions;
    private final Scans scans;
    private final Uploads uploads;
    private final Tasks tasks;

    SandboxScans(
            SandboxClinics clinics, Prescriptions prescriptions, Scans scans, Uploads uploads, Tasks tasks) {
        this.clinics = clinics;
        this.prescriptions = prescriptions;
        this.scans = scans;
        this.uploads = uploads;
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
            throw Conflict.because("RX_COMPLETE", "The Rx " + rx + " has its scan; it takes another when it is returned.");
        }
        long mouth = seed == null ? VirtualScanner.seedOf(rx.value()) : seed;
        tasks.run(TASK, rx + "/" + mouth + "/" + triangles);
    }

    private void take(RxId rx, long seed, int triangles) throws IOException, InterruptedException {
        Scanner scanner = clinics.scannerFor(rx).orElseThrow(() -> NotFound.rx(rx));
        new VirtualScanner(new ScannerInProcess(scanner, scans, uploads))
                .scan(
                        OpenScan.forRx(rx.value()),
                        new ScanSource.Synthetic(seed, triangles),
                        options(prescriptions.get(scanner.company(), rx)),
                        ScanProgress.NONE);
    }

    private static ScanOptions options(Prescription rx) {
        boolean crown = rx.procedure()
                .filter(line -> line.procedure() == Procedure.FIXED_RESTORATIVE)
                .isPresent();
        List<Prep> preps = crown ? List.of(new Prep(FIRST_MOLAR, UnitType.CROWN.id(), null, null)) : List.of();
        return new ScanOptions(new ScanManifest.Operator(null, "Virtual Scanner"), SECONDS, null, preps);
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("!production")
    static class Task {

        @Bean
        OneTimeTask<Void> takeSandboxScan(SandboxScans scans, Tasks tasks) {
            return com.github.kagkarlsson.scheduler.task.helper.Tasks.oneTime(TASK)
                    .onFailure(tasks.retries(instance -> log.error("the sandbox scan {} could not be taken", instance)))
                    .execute((instance, context) -> {
                        String[] parts = instance.getId().split("/", -1);
                        try {
                            scans.take(
                                    RxId.parse("RxId", parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
                        } catch (Refusal e) {
                            log.info("the sandbox scan {} was not taken: {}", instance.getId(), e.reason());
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            throw new IllegalStateException("interrupted, because the server stops", e);
                        }
                    });
        }
    }
}
