package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.ArchwayServer;
import dev.archway.server.account.Registration;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.SettableClock;
import dev.archway.server.testing.TestLab;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;

/** A server that models nothing by itself, with a clinic and its lab: cases wait until a modeler does something about them. */
final class WorkshopServer implements AutoCloseable {

    final Http http;
    final ScannedClinic clinic;
    final TestLab lab;
    final SettableClock clock = new SettableClock(Duration.ZERO);

    private final ConfigurableApplicationContext context;

    WorkshopServer(Path folder) {
        context = new SpringApplicationBuilder(ArchwayServer.class)
                .initializers(made -> ((GenericApplicationContext) made).registerBean(Clock.class, () -> clock))
                .run(
                        "--server.port=0",
                        "--archway.data-dir=" + folder.resolve("data"),
                        "--archway.download-wait=60s", // nobody is told to ask again, on a slow machine either
                        "--archway.modeling.automatic=false");
        http = new Http("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
        Registration registration = context.getBean(Registration.class);
        clinic = ScannedClinic.open(registration, http);
        lab = TestLab.open(registration, clinic.clinic(), http);
    }

    /** A part of the server. */
    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A case that is ready for the lab. */
    long ready() {
        String rx = clinic.rx(", \"procedureMapId\": 30, \"labId\": " + lab.id());
        long order = clinic.scan(rx).path("OrderId").asLong();
        becomes(order, "Ready for Download");
        return order;
    }

    /** A case that waits for a modeler. */
    long modeling() {
        return modeling(ready());
    }

    /** The same of a scan that is worth a preview. */
    long largeModeling() {
        String rx = clinic.rx(", \"procedureMapId\": 30, \"labId\": " + lab.id());
        http.post("/sandbox/scans", """
                {"RxId": "%s", "Seed": 7, "TrianglesPerJaw": 60000}""".formatted(rx));
        long order = Eventually.get(
                        () -> clinic.practice().get("/third-party/v2/orders/" + rx), answer -> answer.status() == 200)
                .data()
                .path("OrderId")
                .asLong();
        becomes(order, "Ready for Download");
        return modeling(order);
    }

    private long modeling(long order) {
        posts(order, "modeling");
        return order;
    }

    /** A case that waits for a mill. */
    long milling() {
        long order = ready();
        Http.Answer answer = http.post("/sandbox/orders/" + order + "/advance", "{\"To\": \"Lab Review\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        becomes(order, "Lab Review");
        posts(order, "proceed");
        return order;
    }

    /** What the lab's software calls. */
    void posts(long order, String action) {
        Http.Answer answer =
                lab.http().post("/third-party/v2/order/" + order + "/" + action, "{\"Reason\": \"Again\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    void becomes(long order, String status) {
        Eventually.until(order + " is " + status, () -> status(order).equals(status));
    }

    /** The word of the last move, as the lab sees it. */
    String status(long order) {
        return events(order)
                .valueStream()
                .filter(event -> event.path("Kind").asString().equals("Move"))
                .reduce((_, last) -> last)
                .map(event -> event.path("Status").asString())
                .orElse("none");
    }

    /** What happened to an order, as its lab is told. */
    JsonNode events(long order) {
        return lab.http()
                .get("/third-party/v2/order/" + order + "/events")
                .data()
                .path("Events");
    }

    /** What a modeler's software calls. */
    Http modeler() {
        return http.as(
                http.post("/sandbox/sign-ins", "{\"Partner\": \"sandbox-lms\", \"User\": \"modeler@sandbox.test\"}")
                        .data()
                        .path("access_token")
                        .asString());
    }

    @Override
    public void close() {
        context.close();
    }
}
