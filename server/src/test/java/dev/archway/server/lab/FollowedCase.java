package dev.archway.server.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.TestLab;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One restorative case that is sent to a lab, followed from both sides: what each is shown, and of what each was notified. */
record FollowedCase(ScannedClinic clinic, TestLab lab, Http sandbox, String rx) {

    private static final int FIXED_RESTORATIVE = 30;

    static FollowedCase open(Registration registration, Http http) {
        return open(registration, http, FIXED_RESTORATIVE);
    }

    /** A case of another procedure; one that sends to no lab has none, whatever the scan request says. DPMS API V2, 4.2.2. */
    static FollowedCase open(Registration registration, Http http, int procedureMapId) {
        ScannedClinic clinic = ScannedClinic.open(registration, http);
        TestLab lab = TestLab.open(registration, clinic.clinic(), http);
        return new FollowedCase(
                clinic,
                lab,
                http,
                clinic.rx(", \"procedureMapId\": %s, \"labId\": %s".formatted(procedureMapId, lab.id())));
    }

    /** A scan that began on the scanner, for a patient and a lab that somebody typed in there. */
    static FollowedCase startedOnTheScanner(Registration registration, Http http) {
        ScannedClinic clinic = ScannedClinic.open(registration, http);
        TestLab lab = TestLab.open(registration, clinic.clinic(), http);
        Http.Answer opened = clinic.device().http().post("/api/scanner/v1/scans", """
                {"DoctorId": %s, "PatientFirstName": "Wanda", "PatientLastName": "Walker", "LabId": %s, "ProcedureMapId": %s}""".formatted(
                        clinic.clinic().doctor(), lab.id(), FIXED_RESTORATIVE));
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        return new FollowedCase(clinic, lab, http, opened.data().path("RxId").asString());
    }

    FollowedCase scanned() {
        clinic.scan(rx);
        return this;
    }

    /** The lab's call for this order; it must be answered with that code. */
    FollowedCase labPosts(String action, String body, int status) {
        Http.Answer answer = lab.http().post("/third-party/v2/order/" + order() + "/" + action, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return this;
    }

    FollowedCase labPosts(String action) {
        return labPosts(action, "", 200);
    }

    /** Somebody else than lab, clinic and scanner goes on. */
    FollowedCase advanced(String to) {
        return advances("""
                {"To": "%s"}""".formatted(to), 200);
    }

    FollowedCase advances(String body, int status) {
        Http.Answer answer = sandbox.post("/sandbox/orders/" + order() + "/advance", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return this;
    }

    /** Both sides come to see these words. */
    FollowedCase isSeen(String byPractice, String byLab) {
        Eventually.get(() -> status(clinic.practice()), byPractice::equals);
        Eventually.get(() -> status(lab.http()), byLab::equals);
        return this;
    }

    /** Each side has been told of this case for these reasons, one after the other. */
    FollowedCase wasNotified(String... events) {
        Eventually.get(() -> told(clinic.clinic().id().value()), List.of(events)::equals);
        Eventually.get(() -> told(lab.id().value()), List.of(events)::equals);
        return this;
    }

    /** The practice alone has been told, for the case has no lab. */
    FollowedCase practiceWasNotified(String... events) {
        Eventually.get(() -> told(clinic.clinic().id().value()), List.of(events)::equals);
        assertThat(told(lab.id().value())).isEmpty();
        return this;
    }

    long order() {
        return Eventually.get(
                        () -> clinic.practice().get("/third-party/v2/orders/" + rx), answer -> answer.status() == 200)
                .data()
                .path("OrderId")
                .asLong();
    }

    JsonNode worklistEntry() {
        return clinic.device()
                .worklist()
                .valueStream()
                .filter(entry -> entry.path("RxId").asString().equals(rx))
                .findFirst()
                .orElseThrow();
    }

    private String status(Http side) {
        Http.Answer answer = side.get("/third-party/v2/orders/" + rx);
        return answer.status() == 200 ? answer.data().path("Status").asString() : "HTTP " + answer.status();
    }

    private List<String> told(long inbox) {
        return sandbox.get("/sandbox/inbox")
                .data()
                .valueStream()
                .filter(item -> item.path("Inbox").asString().equals(Long.toString(inbox)))
                .filter(item -> item.path("Body").path("Id").asString().equals(rx))
                .map(item -> item.path("Headers").path("archway-event").asString())
                .toList();
    }
}
