package dev.archway.server.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.TestLab;
import tools.jackson.databind.JsonNode;

/** One restorative case that is sent to a lab, followed from both sides: what each is shown, and how often each was notified. */
record FollowedCase(ScannedClinic clinic, TestLab lab, Http sandbox, String rx) {

    static FollowedCase open(Registration registration, Http http) {
        ScannedClinic clinic = ScannedClinic.open(registration, http);
        TestLab lab = TestLab.open(registration, clinic.clinic(), http);
        return new FollowedCase(
                clinic, lab, http, clinic.rx(", \"procedureMapId\": 30, \"labId\": %s".formatted(lab.id())));
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
        Http.Answer answer = sandbox.post("/sandbox/orders/" + order() + "/advance", """
                {"To": "%s"}""".formatted(to));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return this;
    }

    /** Both sides come to see these words. */
    FollowedCase isSeen(String byPractice, String byLab) {
        Eventually.get(() -> status(clinic.practice()), byPractice::equals);
        Eventually.get(() -> status(lab.http()), byLab::equals);
        return this;
    }

    /** Each side has been told of this case that many times in all. */
    FollowedCase wasNotified(int times) {
        Eventually.get(() -> told(clinic.clinic().id().value()), count -> count == times);
        Eventually.get(() -> told(lab.id().value()), count -> count == times);
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

    private long told(long inbox) {
        return sandbox.get("/sandbox/inbox")
                .data()
                .valueStream()
                .filter(item -> item.path("Inbox").asString().equals(Long.toString(inbox)))
                .filter(item -> item.path("Body").path("Id").asString().equals(rx))
                .count();
    }
}
