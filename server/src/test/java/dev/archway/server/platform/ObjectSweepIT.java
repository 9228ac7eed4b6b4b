package dev.archway.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.ScannedClinic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ObjectSweepIT extends ArchwayIT {

    @Autowired
    Registration registration;

    @Autowired
    ObjectStore store;

    @Autowired
    List<ObjectNames> tables;

    @Autowired
    Scratch scratch;

    @Test
    void namelessObjects_goAfterADay() throws IOException {
        ScannedClinic clinic = ScannedClinic.open(registration, http());
        long order = clinic.readyOrder();
        StoredObject nameless = put("nobody names this");

        sweep(Duration.ofHours(23)).sweep();
        assertThat(store.exists(nameless.sha256())).isTrue();

        assertThat(sweep(Duration.ofHours(25)).sweep()).isPositive();
        assertThat(store.exists(nameless.sha256())).isFalse();
        assertThat(clinic.download(order, "IDE").status()).isEqualTo(200);
        assertThat(clinic.download(order, "IMAGE_GALLERY").status()).isEqualTo(200);
    }

    private ObjectSweep sweep(Duration later) {
        return new ObjectSweep(store, tables, scratch, Clock.offset(Clock.systemUTC(), later));
    }

    private StoredObject put(String text) throws IOException {
        Path file = scratch.file();
        Files.writeString(file, text);
        return store.put(file);
    }
}
