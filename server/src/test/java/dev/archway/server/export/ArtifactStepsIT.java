package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.archway.server.account.Registration;
import dev.archway.server.scan.RevisionKey;
import dev.archway.server.shared.OrderId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Stl;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The steps from meshes to a ready revision, run by hand while the scheduler rests: in between, twice, and after a crash. */
class ArtifactStepsIT extends ArchwayIT {

    @Autowired
    Registration registration;

    @Autowired
    Scheduler scheduler;

    @Autowired
    ArtifactSteps steps;

    @Autowired
    JdbcClient jdbc;

    private ScannedClinic clinic;

    @BeforeEach
    void rest() {
        clinic = ScannedClinic.open(registration, http());
        scheduler.pause();
        Eventually.get(scheduler::getCurrentlyExecuting, running -> running.isEmpty());
    }

    @AfterEach
    void goOn() {
        scheduler.resume();
    }

    @Test
    void order_listedWhenTheLastStepIsDoneAndNotBefore() throws IOException {
        RevisionKey key = scanned(clinic.rx(", \"procedureMapId\": 30"));

        steps.make(ArtifactKind.IDE_PACKAGE, key);
        steps.make(ArtifactKind.VIEWER_MODEL, key);
        assertThat(clinic.orders()).isEmpty();
        Http.Answer early = download(key, "IDE");
        assertThat(early.status()).isEqualTo(404);
        assertThat(early.header("Retry-After")).matches("[1-9][0-9]*");

        steps.make(ArtifactKind.GALLERY, key);
        assertThat(clinic.orders()).hasSize(1);
        assertThat(download(key, "IDE").status()).isEqualTo(200);
        assertThat(notifications(key)).isEqualTo(1);
    }

    @Test
    void stepsTwice_sameAsOnce() throws IOException {
        RevisionKey key = scanned(clinic.rx(", \"procedureMapId\": 30"));

        for (int i = 0; i < 2; i++) {
            for (ArtifactKind kind : ArtifactKind.values()) {
                steps.make(kind, key);
            }
        }

        assertThat(artifacts(key)).isEqualTo(3);
        assertThat(notifications(key)).isEqualTo(1);
    }

    /** A crash after the object was put and before its row: the row is missing, the object is there. */
    @Test
    void crashBetweenObjectAndRow_oneArtifactWithTheSameBytes() throws IOException {
        RevisionKey key = scanned(clinic.rx(", \"procedureMapId\": 30"));
        steps.make(ArtifactKind.IDE_PACKAGE, key);
        String before = digest(key);
        jdbc.sql("delete from artifact where order_id = :order")
                .param("order", key.order().value())
                .update();

        steps.make(ArtifactKind.IDE_PACKAGE, key);

        assertThat(digest(key)).isEqualTo(before);
        assertThat(artifacts(key)).isEqualTo(1);
    }

    /** DPMS API V2, 4.7.4: an ortho case has its thumbnails in the package, so the gallery comes first. */
    @Test
    void orthoPackage_waitsForTheGallery() throws IOException {
        RevisionKey key = scanned(clinic.rx(", \"procedureMapId\": 54"));
        assertThat(scheduled("make-package", key)).isZero();
        assertThat(scheduled("make-gallery", key)).isEqualTo(1);

        steps.make(ArtifactKind.GALLERY, key);

        assertThat(scheduled("make-package", key)).isEqualTo(1);
    }

    @Test
    void stepThatCannotBeDone_orderGoesBackWithAReason() throws IOException {
        String rx = clinic.rx(", \"procedureMapId\": 30");
        RevisionKey key = scanned(rx);
        steps.make(ArtifactKind.VIEWER_MODEL, key);

        steps.giveUp(ArtifactKind.GALLERY, key);

        JsonNode entry = clinic.device().worklist().path(0);
        assertThat(entry.path("RxId").asString()).isEqualTo(rx);
        assertThat(entry.path("Reason").asString()).contains("pictures");
        steps.make(ArtifactKind.GALLERY, key);
        steps.make(ArtifactKind.IDE_PACKAGE, key);
        assertThat(clinic.orders()).isEmpty();

        RevisionKey second = scanned(rx);
        assertThat(second.revision()).isEqualTo(2);
        for (ArtifactKind kind : ArtifactKind.values()) {
            steps.make(kind, second);
        }
        assertThat(clinic.orders()).hasSize(1);
    }

    /** While a later revision is being made, the one before is served. */
    @Test
    void laterRevision_takesOverWhenItIsReady() throws IOException {
        String rx = clinic.rx(", \"procedureMapId\": 30");
        RevisionKey first = scanned(rx);
        for (ArtifactKind kind : ArtifactKind.values()) {
            steps.make(kind, first);
        }
        String tag = download(first, "IDE").header("ETag");
        // what a lab's return does, which is not this capability's
        jdbc.sql("update orders set state = 'SCANNING' where id = :order")
                .param("order", first.order().value())
                .update();
        jdbc.sql("update prescription set status = 'SCANNING' where order_id = :order")
                .param("order", first.order().value())
                .update();
        RevisionKey second = scanned(rx, Stl.upper(15), Stl.lower(15));

        steps.make(ArtifactKind.GALLERY, second);
        steps.make(ArtifactKind.IDE_PACKAGE, second);
        assertThat(download(first, "IDE").header("ETag")).isEqualTo(tag);
        assertThat(clinic.orders()).hasSize(1);

        steps.make(ArtifactKind.VIEWER_MODEL, second);
        assertThat(download(first, "IDE").header("ETag")).isNotEqualTo(tag);
        assertThat(notifications(second)).isEqualTo(1);
    }

    private RevisionKey scanned(String rx) {
        return scanned(rx, Stl.upper(20), Stl.lower(20));
    }

    private RevisionKey scanned(String rx, byte[] upper, byte[] lower) {
        JsonNode accepted = clinic.device().scan(rx, upper, lower);
        return new RevisionKey(
                clinic.clinic().id(),
                new OrderId(accepted.path("OrderId").asLong()),
                accepted.path("Revision").asInt());
    }

    private Http.Answer download(RevisionKey key, String type) {
        return clinic.download(key.order().value(), type);
    }

    private int artifacts(RevisionKey key) {
        return count("select count(*) from artifact where order_id = :order and revision = :revision", key);
    }

    private int notifications(RevisionKey key) {
        return count("select count(*) from notification where order_id = :order and revision = :revision", key);
    }

    private int count(String sql, RevisionKey key) {
        return jdbc.sql(sql)
                .param("order", key.order().value())
                .param("revision", key.revision())
                .query(Integer.class)
                .single();
    }

    private int scheduled(String task, RevisionKey key) {
        return jdbc.sql("select count(*) from scheduled_tasks where task_name = :task and task_instance = :key")
                .param("task", task)
                .param("key", key.toString())
                .query(Integer.class)
                .single();
    }

    private String digest(RevisionKey key) {
        return jdbc.sql("select sha256 from artifact where order_id = :order and kind = 'IDE_PACKAGE'")
                .param("order", key.order().value())
                .query(String.class)
                .single();
    }
}
