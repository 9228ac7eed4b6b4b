package dev.archway.server.sandbox;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.archway.scanner.ScanOptions;
import dev.archway.scanner.ScanProgress;
import dev.archway.scanner.ScanSource;
import dev.archway.scanner.VirtualScanner;
import dev.archway.server.account.Scanner;
import dev.archway.server.platform.Tasks;
import dev.archway.server.prescription.Prescription;
import dev.archway.server.prescription.Prescriptions;
import dev.archway.server.scan.Captures;
import dev.archway.server.scan.Scans;
import dev.archway.server.scan.Uploads;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Takes the sandbox's scans as a task: the virtual scanner with a made-up mouth. */
@Component
@Profile("!production")
class VirtualScans {

    static final String TASK = "take-sandbox-scan";

    private static final Logger log = LoggerFactory.getLogger(VirtualScans.class);
    private static final long SECONDS = 240;
    private static final int FIRST_MOLAR = 14;

    private final SandboxClinics clinics;
    private final Prescriptions prescriptions;
    private final Scans scans;
    private final Uploads uploads;
    private final Captures captures;

    VirtualScans(SandboxClinics clinics, Prescriptions prescriptions, Scans scans, Uploads uploads, Captures captures) {
        this.clinics = clinics;
        this.prescriptions = prescriptions;
        this.scans = scans;
        this.uploads = uploads;
        this.captures = captures;
    }

    void take(RxId rx, long seed, int triangles) throws IOException, InterruptedException {
        Scanner scanner = clinics.scannerFor(rx).orElseThrow(() -> NotFound.rx(rx));
        new VirtualScanner(new ScannerInProcess(scanner, scans, uploads, captures))
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
        List<Prep> usual = crown ? List.of(new Prep(FIRST_MOLAR, UnitType.CROWN.id(), null, null)) : List.of();
        List<Prep> preps = rx.preps().isEmpty() ? usual : rx.preps();
        return new ScanOptions(new ScanManifest.Operator(null, "Virtual Scanner"), SECONDS, null, preps);
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("!production")
    static class Task {

        @Bean
        OneTimeTask<Void> takeSandboxScan(VirtualScans scans, Tasks tasks) {
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
