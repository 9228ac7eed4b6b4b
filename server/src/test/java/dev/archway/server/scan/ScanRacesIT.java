package dev.archway.server.scan;

import static dev.archway.server.testing.Device.file;
import static dev.archway.server.testing.Device.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.access.Members;
import dev.archway.server.access.PracticeCaller;
import dev.archway.server.account.Registration;
import dev.archway.server.patient.NewPatient;
import dev.archway.server.patient.Patient;
import dev.archway.server.patient.PatientMerges;
import dev.archway.server.patient.Patients;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Device;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Stl;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two scanners at one Rx: whoever holds something waits for nobody who wants it. */
class ScanRacesIT extends ArchwayIT {

    private static final byte[] UPPER = Stl.upper(10);

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Members members;

    @Autowired
    Patients patients;

    @Autowired
    PatientMerges merges;

    @Test
    void completing_whileTheRxIsOpenedAgain() {
        ScannedClinic clinic = ScannedClinic.open(registration, http());
        Device device = clinic.device();
        String rx = clinic.rx("");
        String scan = device.open(rx).path("ScanId").asString();
        String manifest = manifest("", file("Upper", device.upload(scan, "u.stl", UPPER), "u.stl", UPPER));

        CompletableFuture<Http.Answer> completing = transaction.execute(_ -> {
            // what opening does first: it holds the Rx
            jdbc.sql("select id from prescription where id = :rx for update")
                    .param("rx", UUID.fromString(rx))
                    .query()
                    .singleRow();
            CompletableFuture<Http.Answer> answer =
                    CompletableFuture.supplyAsync(() -> device.complete(scan, manifest));
            Eventually.until("completing waits for the Rx", this::somebodyWaits);
            // what it does next: it gives the other scan up; were that held, each would wait for the other
            int givenUp = jdbc.sql("""
                            update scan set state = 'ABANDONED'
                            where id = (select id from scan where id = :scan for update skip locked)""").param("scan", UUID.fromString(scan)).update();
            assertThat(givenUp).isEqualTo(1);
            return answer;
        });

        assertThat(completing.join().status()).isEqualTo(409);
    }

    /** Who merges holds orders, then their Rx; so does who completes: one of them waits, and both are done. */
    @Test
    void completing_whileItsPatientIsMerged() {
        ScannedClinic clinic = ScannedClinic.open(registration, http());
        Device device = clinic.device();
        String rx = clinic.rx("");
        String scan = device.open(rx).path("ScanId").asString();
        String manifest = manifest("", file("Upper", device.upload(scan, "u.stl", UPPER), "u.stl", UPPER));
        CompanyId company = clinic.clinic().id();
        PracticeCaller caller =
                (PracticeCaller) members.at(company, clinic.clinic().doctor()).orElseThrow();
        Patient gone = patients.match(company, new NewPatient("Petra", "Pine", "C-1", null, null));
        Patient kept = patients.match(company, new NewPatient("Paul", "Pond", "C-2", null, null));

        CompletableFuture<Http.Answer> completing = transaction.execute(_ -> {
            // what merging does first: it holds the order
            jdbc.sql("select id from orders where company_id = :company for update")
                    .param("company", company.value())
                    .query()
                    .singleRow();
            CompletableFuture<Http.Answer> answer =
                    CompletableFuture.supplyAsync(() -> device.complete(scan, manifest));
            Eventually.until("completing waits for the order", this::somebodyWaits);
            merges.merge(
                    caller,
                    kept.id(),
                    gone.id(),
                    merges.plan(company, kept.id(), gone.id()).seen());
            return answer;
        });

        assertThat(completing.join().status()).isEqualTo(200);
        assertThat(jdbc.sql("select patient_id from orders where company_id = :company")
                        .param("company", company.value())
                        .query(UUID.class)
                        .single())
                .isEqualTo(kept.id().value());
    }

    private boolean somebodyWaits() {
        return jdbc.sql("""
                        select exists (select from pg_locks waits join pg_locks held using (transactionid)
                                       where not waits.granted and held.pid = pg_backend_pid())""").query(Boolean.class).single();
    }
}
