package dev.archway.server.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.archway.server.account.Registration;
import dev.archway.server.platform.HeavyWork;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.OrderId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.Stl;
import dev.archway.server.testing.Together;
import dev.archway.server.testing.Zip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Modelers and milling stations over HTTP, as their software would work. Lab Connector Flows, 2, 4 and 5; docs/adr/0012. */
class ModelsIT extends ArchwayIT {

    private static final String BASE = "/api/models/v1";
    private static final byte[] UPPER = Stl.upper(11);
    private static final byte[] LOWER = Stl.lower(11);

    @Autowired
    Registration registration;

    @Autowired
    Scheduler scheduler;

    private FollowedCase order;
    private Http modeler;

    @BeforeEach
    void open() {
        order = FollowedCase.open(registration, http());
        order.scanned().isSeen("Completed", "Ready for Download");
        modeler = modeler();
    }

    /** Archway's own modeler sleeps meanwhile; when it wakes it finds the case modeled, and leaves it alone. */
    @Test
    void modeler_takesWhatWaits_andSendsModels() {
        scheduler.pause();
        try {
            order.labPosts("modeling").isSeen("iTero Modeling", "iTero Modeling");
            JsonNode waiting = waiting();
            assertThat(waiting.path("Revision").asInt()).isEqualTo(1);
            assertThat(waiting.propertyNames())
                    .as("no patient")
                    .containsExactlyInAnyOrder("OrderId", "Code", "Revision", "Preps", "DueDate");
            Zip meshes = Zip.of(modeler.get(models()).bytes());
            assertThat(meshes.names()).containsExactly("upper.ply", "lower.ply");
            assertThat(new String(meshes.bytes("upper.ply"), 0, 3, StandardCharsets.US_ASCII))
                    .isEqualTo("ply");

            Http.Answer sent = send(zip(Map.of("models/Upper.STL", UPPER, "lower.stl", LOWER)), "");
            assertThat(sent.status()).as(sent.text()).isEqualTo(200);
            assertThat(sent.data().path("Status").asString()).isEqualTo("Align Production");
            assertThat(send(zip(Map.of("upper.stl", UPPER, "lower.stl", LOWER)), "")
                            .status())
                    .as("it waits for no model any more")
                    .isEqualTo(404);
        } finally {
            scheduler.resume();
        }
        order.isSeen("Lab Review", "Lab Review").wasNotified("scan.ready", "modeling.ready");
        assertThat(events()).anyMatch(event -> event.startsWith("modeled the case by user 1006 with sandbox-lms"));
        assertThat(events()).noneMatch(event -> event.startsWith("modeled the case by archway"));
        assertThat(Zip.of(order.clinic().download(order.order(), "IDE").bytes())
                        .bytes(order.order() + "_shell_occlusion_u.stl"))
                .as("the modeler's mesh, and no other")
                .hasSize(UPPER.length);
    }

    @Test
    void models_wrong_400_nothingChanges() {
        scheduler.pause();
        try {
            order.labPosts("modeling");
            wrong(new byte[0], "INVALID_ZIP");
            wrong("no zip".getBytes(StandardCharsets.UTF_8), "INVALID_ZIP");
            byte[] whole = zip(Map.of("upper.stl", UPPER, "lower.stl", LOWER));
            wrong(Arrays.copyOf(whole, whole.length / 3), "INVALID_ZIP");
            wrong(zip(Map.of()), "INVALID_ZIP");
            wrong(zip(Map.of("upper.stl", UPPER)), "WRONG_JAWS");
            wrong(folders(), "INVALID_ZIP");
            wrong(zip(Map.of("upper.stl", UPPER, "UPPER.ply", UPPER)), "INVALID_REQUEST_PARAMETERS", "INVALID_MESH");
            wrong(zip(Map.of("upper.stl", UPPER, "lower.step", LOWER)), "INVALID_REQUEST_PARAMETERS");
            wrong(zip(Map.of("../../upper.stl", UPPER, "tooth.stl", LOWER)), "INVALID_REQUEST_PARAMETERS");
            wrong(zip(Map.of("upper.stl", new byte[200], "lower.stl", LOWER)), "INVALID_MESH");
            wrong(zip(Map.of("upper.stl", "solid x endsolid".getBytes(StandardCharsets.US_ASCII))), "INVALID_MESH");
            assertThat(send(whole, "?then=Completed").status()).isEqualTo(400);
            assertThat(send(whole, "?then=iTero%20Milling").status())
                    .as("from modeling a case goes to its lab")
                    .isEqualTo(400);
            assertThat(modeler.post(BASE + "/orders/" + order.order() + "/models", "{}")
                            .status())
                    .isEqualTo(415);
            order.isSeen("iTero Modeling", "iTero Modeling");
        } finally {
            scheduler.resume();
        }
        order.isSeen("Lab Review", "Lab Review").wasNotified("scan.ready", "modeling.ready");
    }

    /** Lab Connector Flows, 5: a modeler decides on it; the mill is stopped, and the case goes where he says. */
    @ParameterizedTest
    @ValueSource(strings = {"", "?then=iTero%20Milling"})
    void interpretation2_byTheModeler_stopsTheMill(String then) {
        toMilling();
        take("mill-a");
        Http.Answer sent = send(zip(Map.of("upper.stl", UPPER, "lower.stl", LOWER)), then);
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        order.wasNotified("scan.ready", "modeling.ready", "interpretation2.ready");
        String status = then.isEmpty() ? "Lab Review" : "iTero Milling";
        order.isSeen(status, status);

        Http.Answer milled = post("milled", "{\"Station\": \"mill-a\"}");
        if (then.isEmpty()) {
            assertThat(milled.status()).as("nothing of it is milled now").isEqualTo(404);
        } else {
            assertThat(milled.status())
                    .as("another model, which nobody has taken")
                    .isEqualTo(200);
        }
    }

    @Test
    void mill_takesMillsAndShips() {
        toMilling();
        JsonNode job = take("mill-a");
        assertThat(job.path("Revision").asInt()).isEqualTo(2);
        assertThat(job.path("Station").asString()).isEqualTo("mill-a");
        assertThat(job.path("State").asString()).isEqualTo("Milling");
        assertThat(numbers("/milling")).doesNotContain(order.order());
        assertThat(numbers("/milling?station=mill-a")).contains(order.order());
        assertThat(numbers("/milling?station=mill-b")).doesNotContain(order.order());
        assertThat(Zip.of(modeler.get(models()).bytes()).names()).containsExactly("upper.ply", "lower.ply");

        assertThat(post("milled", "{\"Station\": \"mill-b\"}")
                        .json()
                        .path("Code")
                        .asString())
                .isEqualTo("OTHER_STATION");
        order.isSeen("iTero Milling", "iTero Milling");
        assertThat(post("shipped", "{\"Station\": \"mill-a\"}").status()).isEqualTo(409);
        for (String nobody : List.of("{}", "{\"Station\": \" \"}", "{\"Station\": \"" + "x".repeat(101) + "\"}")) {
            assertThat(post("milled", nobody).status()).isEqualTo(400);
        }
        assertThat(post("milled", "{\"Station\": \"mill-a\"}")
                        .data()
                        .path("Status")
                        .asString())
                .isEqualTo("Ready to Ship");
        order.isSeen("iTero Milling", "Ready to Ship");
        assertThat(numbers("/milling?station=mill-a")).doesNotContain(order.order());
        assertThat(post("milled", "{\"Station\": \"mill-a\"}").status()).isEqualTo(409);

        assertThat(post("shipped", "{\"Station\": \"mill-a\", \"Carrier\": \"a\u0000b\"}")
                        .status())
                .isEqualTo(400);
        Http.Answer shipped = post(
                "shipped", "{\"Station\": \"mill-a\", \"Carrier\": \"Parcel Service\", \"Tracking\": \"1Z999AA1\"}");
        assertThat(shipped.data().path("Status").asString()).isEqualTo("Downloaded");
        order.isSeen("Completed", "Downloaded");
        assertThat(events())
                .contains(
                        "milled the physical model at mill-a by user 1006 with sandbox-lms: null",
                        "shipped the physical model from mill-a by user 1006 with sandbox-lms: Parcel Service 1Z999AA1");
        assertThat(post("shipped", "{\"Station\": \"mill-a\"}").status()).isEqualTo(404);
    }

    @Test
    void take_byManyAtOnce_oneGetsIt() throws Exception {
        drain();
        toMilling();
        List<Http.Answer> answers =
                Together.run(8, () -> modeler().post(BASE + "/milling/take", "{\"Station\": \"mill\"}"));
        assertThat(answers).extracting(Http.Answer::status).containsOnly(200, 204);
        assertThat(answers.stream().filter(answer -> answer.status() == 200))
                .singleElement()
                .satisfies(answer ->
                        assertThat(answer.data().path("OrderId").asLong()).isEqualTo(order.order()));
    }

    /** A page that is sent twice takes one model; software that asks again gets the next one. docs/adr/0012. */
    @Test
    void mill_samePageTwice_oneModel(@Autowired Milling milling) throws Exception {
        drain();
        toMilling();
        FollowedCase next = FollowedCase.open(registration, http());
        next.scanned().isSeen("Completed", "Ready for Download");
        next.labPosts("physical-model").isSeen("Lab Review", "Lab Review");
        next.labPosts("proceed").isSeen("iTero Milling", "iTero Milling");
        OrderId first = new OrderId(order.order());
        String station = "mill-" + order.order();

        List<Optional<MillingJob>> taken = Together.run(4, () -> milling.take(station, first));

        assertThat(taken)
                .allSatisfy(job -> assertThat(job.orElseThrow().order()).isEqualTo(first));
        assertThat(milling.at(station)).hasSize(1);
        assertThat(milling.take("other-" + station, first).orElseThrow().order().value())
                .as("another station does not get what this one has")
                .isEqualTo(next.order());
    }

    /** Modeling takes long; a second click does not begin it once more. */
    @Test
    void accept_twice_modelsOnce(@Autowired Modeling modeling, @Autowired HeavyWork heavy) throws Exception {
        toMilling();
        OrderId id = new OrderId(order.order());
        CountDownLatch busy = new CountDownLatch(1);
        int workers = Math.max(2, Runtime.getRuntime().availableProcessors());
        for (int i = 0; i < workers; i++) {
            var _ = heavy.begin(() -> {
                busy.await();
                return true;
            });
        }
        Supplier<Object> accept = () -> {
            try {
                return modeling.accept(id, 2, null, "user 1006").revision();
            } catch (Conflict e) {
                return e.code();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        Executor threads = Thread::startVirtualThread;
        List<CompletableFuture<Object>> both =
                List.of(CompletableFuture.supplyAsync(accept, threads), CompletableFuture.supplyAsync(accept, threads));
        try {
            assertThat(CompletableFuture.anyOf(both.getFirst(), both.getLast()).get(1, TimeUnit.MINUTES))
                    .as("the one that does not model, while no mesh can be worked on")
                    .isEqualTo("BEING_MODELED");
        } finally {
            busy.countDown();
        }

        assertThat(both).extracting(CompletableFuture::join).containsExactlyInAnyOrder("BEING_MODELED", 3);
    }

    /** Nobody but a modeler who is not paired; and he is nobody elsewhere. */
    @Test
    void callers_modelersAlone() {
        List<Http> others = List.of(order.clinic().practice(), order.lab().http());
        for (Http other : others) {
            assertThat(other.get(BASE + "/modeling").json().path("Code").asString())
                    .isEqualTo("NOT_A_MODELER");
            assertThat(other.get(BASE + "/milling").status()).isEqualTo(403);
        }
        String doctor = http().post(
                        "/sandbox/sign-ins", "{\"Partner\": \"sandbox-dpms\", \"User\": \"dentist@riverside.test\"}")
                .data()
                .path("access_token")
                .asString();
        assertThat(http().as(doctor).get(BASE + "/modeling").status()).isEqualTo(403);
        assertThat(http().get(BASE + "/modeling").status()).isEqualTo(401);
        assertThat(order.clinic().device().http().get(BASE + "/modeling").status())
                .isEqualTo(401);
        for (String call : List.of(
                "/third-party/v2/orders/practice?Offset=0&pageSize=1",
                "/third-party/v2/orders/" + order.rx(),
                "/third-party/v2/order/" + order.order() + "/download/IDE")) {
            assertThat(modeler.get(call).status()).as(call).isEqualTo(403);
        }
        assertThat(modeler.get(models()).status()).as("it waits for no modeler").isEqualTo(404);
    }

    private void toMilling() {
        order.labPosts("physical-model").isSeen("Lab Review", "Lab Review");
        order.labPosts("proceed").isSeen("iTero Milling", "iTero Milling");
    }

    /** The queue is the whole server's, and other tests left models in it: takes until this case's comes. */
    private JsonNode take(String station) {
        while (true) {
            Http.Answer answer = modeler.post(BASE + "/milling/take", "{\"Station\": \"" + station + "\"}");
            assertThat(answer.status()).as("the model of this case waits").isEqualTo(200);
            if (answer.data().path("OrderId").asLong() == order.order()) {
                return answer.data();
            }
        }
    }

    private void drain() {
        while (modeler.post(BASE + "/milling/take", "{\"Station\": \"drain\"}").status() == 200) {
            // what other tests left
        }
    }

    private JsonNode waiting() {
        return modeler.get(BASE + "/modeling")
                .data()
                .valueStream()
                .filter(each -> each.path("OrderId").asLong() == order.order())
                .findFirst()
                .orElseThrow();
    }

    private List<Long> numbers(String list) {
        return modeler.get(BASE + list)
                .data()
                .valueStream()
                .map(each -> each.path("OrderId").asLong())
                .toList();
    }

    private void wrong(byte[] body, String... codes) {
        Http.Answer answer = send(body, "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(codes).contains(answer.json().path("Code").asString());
    }

    private Http.Answer send(byte[] zip, String query) {
        return modeler.sendBytes("POST", models() + query, zip, "application/zip");
    }

    private Http.Answer post(String what, String body) {
        return modeler.post(BASE + "/orders/" + order.order() + "/" + what, body);
    }

    private String models() {
        return BASE + "/orders/" + order.order() + "/models";
    }

    private Http modeler() {
        return http().as(http().post(
                        "/sandbox/sign-ins", "{\"Partner\": \"sandbox-lms\", \"User\": \"modeler@sandbox.test\"}")
                .data()
                .path("access_token")
                .asString());
    }

    /** "what by actor: detail". */
    private List<String> events() {
        List<String> events = new ArrayList<>();
        order.lab()
                .http()
                .get("/third-party/v2/order/" + order.order() + "/events")
                .data()
                .path("Events")
                .forEach(event -> events.add(event.path("What").asString() + " by "
                        + event.path("Actor").asString() + ": "
                        + event.path("Detail").asString("null")));
        return events;
    }

    private static byte[] folders() {
        Map<String, byte[]> folders = new TreeMap<>();
        for (int i = 0; i < 100; i++) {
            folders.put("folder" + i + "/", new byte[0]);
        }
        return zip(folders);
    }

    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
