package dev.archway.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.order.CaseState;
import dev.archway.server.order.Order;
import dev.archway.server.order.Orders;
import dev.archway.server.shared.RxId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.TestClinic;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The virtual scanner that the sandbox has inside, up to the notification that its scan brings about. */
@NullUnmarked // Spring fills the fields
class SandboxScansIT extends ArchwayIT {

    @Autowired
    Registration registration;

    @Autowired
    Orders orders;

    @Autowired
    JdbcClient jdbc;

    private TestClinic clinic;
    private Http practice;

    @BeforeEach
    void clinic() {
        clinic = TestClinic.open(registration);
        practice = clinic.as(http(), "sandbox-dpms");
    }

    @Test
    void scan_becomesReady_isNotified_andAgainWhenReturned() {
        String inbox = "scans-" + UUID.randomUUID();
        http().post("/sandbox/tokens", """
                {"Partner": "sandbox-dpms", "User": "%s", "CompanyId": %s, "CallbackUrl": "%s/sandbox/inbox/%s"}"""
                .formatted(clinic.email(), clinic.id(), http().base(), inbox));
        RxId rx = request();

        Http.Answer answer = scan("{\"RxId\": \"" + rx + "\", \"Seed\": 7, \"TrianglesPerJaw\": 4000}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text()).isEqualTo("{\"Data\":{\"RxId\":\"" + rx + "\"},\"Status\":1}");
        ready(rx, 1);
        told(inbox, rx, 1);
        assertThat(scan("{\"RxId\": \"" + rx + "\"}").status()).isEqualTo(409);

        returned(rx);
        assertThat(scan("{\"rxid\": \"" + rx + "\", \"trianglesperjaw\": \"5000\"}").status())
                .isEqualTo(202);
        ready(rx, 2);
        told(inbox, rx, 2);
    }

    @Test
    void unknownRx() {
        assertThat(scan("{\"RxId\": \"" + UUID.randomUUID() + "\"}").status()).isEqualTo(404);
    }

    @Test
    void deletedRx() {
        RxId rx = request();
        jdbc.sql("update prescription set deleted_at = now() where id = :rx")
                .param("rx", rx.value())
                .update();

        assertThat(scan("{\"RxId\": \"" + rx + "\"}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"RxId\": null}",
                "{\"RxId\": \"seven\"}",
                "{\"RxId\": 7}",
                "{\"RxId\": \"%s\", \"Seed\": \"x\"}",
                "{\"RxId\": \"%s\", \"Seed\": 1.5}",
                "{\"RxId\": \"%s\", \"TrianglesPerJaw\": \"many\"}",
                "{\"RxId\": \"%s\", \"TrianglesPerJaw\": 1999}",
                "{\"RxId\": \"%s\", \"TrianglesPerJaw\": 5000001}",
                "{\"RxId\": \"%s\", \"TrianglesPerJaw\": -4}",
                "{\"RxId\": \"%s\", \"TrianglesPerJaw\": 99999999999}"
            })
    void badValues(String body) {
        Http.Answer answer = scan(body.replace("%s", request().toString()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("Status").asInt()).isZero();
        assertThat(answer.json().path("Message").asString()).isNotEmpty();
    }

    private Http.Answer scan(String body) {
        return http().post("/sandbox/scans", body);
    }

    private RxId request() {
        Http.Answer answer = practice.post(
                "/third-party/v2/scan-request",
                clinic.scanRequest("Sam", "Sample", "C-" + UUID.randomUUID().toString().substring(0, 8), ""));
        String id = jdbc.sql("select id from prescription where company_id = :company order by created_at desc limit 1")
                .param("company", clinic.id().value())
                .query(String.class)
                .single();
        assertThat(answer.text()).contains(id);
        return RxId.parse("RxId", id);
    }

    private void ready(RxId rx, int revision) {
        Eventually.asserted(() -> orderOf(rx), all -> assertThat(all).hasSize(1).allSatisfy(order -> {
            assertThat(order.state()).isEqualTo(CaseState.READY);
            assertThat(order.readyRevision()).isEqualTo(revision);
        }));
    }

    private List<Order> orderOf(RxId rx) {
        return jdbc.sql("select count(*) from orders where rx_id = :rx")
                                .param("rx", rx.value())
                                .query(Long.class)
                                .single()
                        == 0
                ? List.of()
                : List.of(orders.get(clinic.id(), rx));
    }

    private void told(String inbox, RxId rx, int times) {
        Eventually.asserted(
                () -> http().get("/sandbox/inbox")
                        .data()
                        .valueStream()
                        .filter(item -> item.path("Inbox").asString().equals(inbox))
                        .map(item -> item.path("Body").toString())
                        .toList(),
                bodies -> assertThat(bodies)
                        .hasSize(times)
                        .containsOnly("{\"Id\":\"" + rx + "\",\"CompanyId\":\"" + clinic.id() + "\"}"));
    }

    /** As a lab does it; the lab's call is not what is tested here. */
    private void returned(RxId rx) {
        jdbc.sql("update orders set state = 'SCANNING' where rx_id = :rx")
                .param("rx", rx.value())
                .update();
        jdbc.sql("update prescription set status = 'SCANNING', reason = 'margin not visible' where id = :rx")
                .param("rx", rx.value())
                .update();
    }
}
