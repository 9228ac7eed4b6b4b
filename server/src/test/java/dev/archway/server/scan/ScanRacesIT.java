package dev.archway.server.scan;

import static dev.archway.server.testing.Device.file;
import static dev.archway.server.testing.Device.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
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

    private boolean somebodyWaits() {
        return jdbc.sql("""
                        select exists (select from pg_locks waits join pg_locks held using (transactionid)
                                       where not waits.granted and held.pid = pg_backend_pid())""").query(Boolean.class).single();
    }
}
