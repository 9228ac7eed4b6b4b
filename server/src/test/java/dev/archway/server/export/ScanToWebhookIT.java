package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.Receiver;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Stl;
import dev.archway.server.testing.Zip;
import dev.archway.wire.WireJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Six large scans that come in one upon the other: each is told of once, when everything of it is there. How long that takes is measured by {@code script/bench circle}. */
class ScanToWebhookIT extends ArchwayIT {

    private static final int CELLS = 316;
    private static final int SCANS = 6;

    @Autowired
    Registration registration;

    @Test
    void completeToWebhook_onceEach_withAllFiles() throws Exception {
        byte[] upper = Stl.upper(CELLS);
        byte[] lower = Stl.lower(CELLS);
        ScannedClinic clinic = ScannedClinic.open(registration, http());
        Browser doctor = new Browser(http());
        doctor.login(clinic.clinic().email(), "test-password");
        try (Receiver receiver = Receiver.answering(200)) {
            ScannedClinic.pair(clinic.clinic(), http(), receiver.url());
            Map<String, Long> orders = new LinkedHashMap<>();
            for (int i = 0; i < SCANS; i++) {
                String rx = clinic.rx(i % 2 == 0 ? ", \"procedureMapId\": 30" : ", \"procedureMapId\": 54");
                orders.put(
                        rx,
                        clinic.device().scan(rx, upper, lower).path("OrderId").asLong());
            }

            List<String> told = new ArrayList<>();
            for (int i = 0; i < SCANS; i++) {
                String rx = WireJson.mapper()
                        .readTree(receiver.next().body())
                        .path("Id")
                        .asString();
                told.add(rx);
                hasAllFiles(clinic, doctor, Objects.requireNonNull(orders.get(rx), rx));
            }

            assertThat(told).containsExactlyInAnyOrderElementsOf(orders.keySet());
            assertThat(receiver.calls()).isEqualTo(SCANS);
            assertThat(clinic.orders()).hasSize(SCANS);
        }
    }

    /** An order is listed when its files are there, so who is told of it finds it, and downloads without waiting. */
    private void hasAllFiles(ScannedClinic clinic, Browser doctor, long order) {
        assertThat(clinic.orders()).anyMatch(line -> line.path("OrderId").asLong() == order);
        Http.Answer ide = clinic.download(order, "IDE");
        assertThat(ide.status()).isEqualTo(200);
        assertThat(Zip.of(ide.bytes()).names()).anyMatch(name -> name.endsWith("_u.stl"));
        Http.Answer gallery = clinic.download(order, "IMAGE_GALLERY");
        assertThat(gallery.status()).isEqualTo(200);
        assertThat(Zip.of(gallery.bytes()).names()).hasSize(6);
        assertThat(doctor.get("/viewer/" + order + "/model.glb?revision=1").status())
                .isEqualTo(200);
    }
}
