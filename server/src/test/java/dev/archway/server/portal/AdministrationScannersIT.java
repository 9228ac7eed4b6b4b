package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.testing.Device;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.TestClinic;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The scanners of a server, registered by its administrator, and their secrets. */
class AdministrationScannersIT extends Administration {

    @Test
    void scanner_secretIsRenewedAtOnce() {
        TestClinic clinic = TestClinic.open(registration);
        String serial = "NEW-" + unique;
        Map<String, String> form = Map.of("company", clinic.id().toString(), "serial", serial, "model", "iTero Lumina");
        String secret = AdministrationPages.secret(admin.submit(HOME + "/scanners", form));
        Http device = Device.login(http(), serial, secret).http();
        assertThat(device.get("/api/scanner/v1/worklist").status()).isEqualTo(200);
        assertThat(admin.submit(HOME + "/scanners", form).text())
                .contains("There is a scanner of this serial number already.");

        String next = AdministrationPages.secret(admin.submit(HOME + "/scanners/" + serial + "/secret", Map.of()));
        assertThat(device.get("/api/scanner/v1/worklist").status()).isEqualTo(401);
        assertThat(deviceLogin(serial, secret).status()).isEqualTo(401);
        assertThat(deviceLogin(serial, next).status()).isEqualTo(200);
        assertThat(admin.get(HOME + "/scanners/" + serial).text()).doesNotContain(next);

        assertThat(admin.submit(HOME + "/scanners/" + serial + "/remove", Map.of())
                        .text())
                .contains("Removed.");
        assertThat(deviceLogin(serial, next).status()).isEqualTo(401);
        assertThat(admin.get(HOME + "/scanners/" + serial).status()).isEqualTo(404);
    }

    @Test
    void scanner_wrongFields() {
        Map<String, String> form = Map.of("company", "70010", "serial", "OK-" + unique, "model", "iTero Lumina");
        assertThat(admin.submit(HOME + "/scanners", form).text()).contains("scanners stand in clinics");
        form = Map.of("company", "90360", "serial", "a/b", "model", "iTero Lumina");
        assertThat(admin.submit(HOME + "/scanners", form).text()).contains("id=\"serial-problem\"", "value=\"a/b\"");
        form = Map.of("company", "90360", "serial", "OK-" + unique, "model", "iTero HD2.9");
        assertThat(admin.submit(HOME + "/scanners", form).text()).contains("id=\"model-problem\"");
        form = Map.of("company", "clinic", "serial", "OK-" + unique, "model", "iTero Lumina");
        assertThat(admin.submit(HOME + "/scanners", form).text()).contains("id=\"company-problem\"");
    }

    private Http.Answer deviceLogin(String serial, String secret) {
        return http().post("/api/scanner/v1/login", "{\"Serial\": \"" + serial + "\", \"Secret\": \"" + secret + "\"}");
    }
}
