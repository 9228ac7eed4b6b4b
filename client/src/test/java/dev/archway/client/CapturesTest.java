package dev.archway.client;

import static dev.archway.client.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.wire.AssetType;
import dev.archway.wire.LatestFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Screen captures against answers that are written from the documents. DPMS API V2, 4.7 to 4.9. */
class CapturesTest extends ClientCase {

    private static final String LATEST = "GET " + API + "/latest-files";
    private static final String CAPTURES = API + "/order/100000001/download/SCREEN_CAPTURE";
    private static final String CAPTURE = CAPTURES + "/0d1f7c55-6a1b-4a1e-9d52-1f0b7f7a9c22";

    @TempDir
    Path folder;

    /** 4.8.3; the file by the full path that was returned, 4.9.2. */
    @Test
    void latestFiles_asDocumented() {
        server.on(LATEST, json(200, """
                        {"Data": {"Since": "2026-01-17T00:00:00Z", "CompanyId": 90360, "OrderFileUrls": [
                           {"OrderId": "100000001", "Urls": {"SCREEN_CAPTURE": [
                             {"FileUrl": "%s", "CreatedDate": "2026-01-31T09:30:00.120Z"}]}},
                           {"OrderId": "100000002", "Urls": {"SCREEN_CAPTURE": []}}]}, "Status": 1}""".formatted(server.base() + CAPTURE)))
                .on("GET " + CAPTURE, (exchange, seen) ->
                        FakeServer.send(exchange, 200, "a picture".getBytes(StandardCharsets.UTF_8)));

        LatestFiles files = client.latestFiles(LocalDate.of(2026, 1, 17));

        assertThat(files.since()).isEqualTo(Instant.parse("2026-01-17T00:00:00Z"));
        assertThat(files.companyId()).isEqualTo(90360);
        assertThat(files.orderFileUrls())
                .extracting(LatestFiles.OrderFiles::orderId)
                .containsExactly("100000001", "100000002");
        LatestFiles.FileLink file =
                files.orderFileUrls().getFirst().urls().screenCapture().getFirst();
        assertThat(file.createdDate()).isEqualTo(Instant.parse("2026-01-31T09:30:00.120Z"));
        assertThat(server.seen(LATEST).getFirst().query()).isEqualTo("dateFrom=2026-01-17");
        Path target = folder.resolve("capture.jpg");
        assertThat(client.download(file, target)).isInstanceOf(Download.Saved.class);
        assertThat(target).hasContent("a picture");
    }

    @Test
    void latestFiles_withoutADate() {
        server.on(LATEST, json(200, "{\"Data\":{\"Since\":\"2026-01-17T00:00:00Z\",\"CompanyId\":90360,\"OrderFileUrls\":[]},\"Status\":1}"));

        assertThat(client.latestFiles(null).orderFileUrls()).isEmpty();
        assertThat(server.seen(LATEST).getFirst().query()).isNull();
    }

    /** 4.7.3: 204 when no captures are there. */
    @Test
    void zip_none() {
        server.on("GET " + CAPTURES, (exchange, seen) -> exchange.sendResponseHeaders(204, -1));

        assertThat(client.download(100000001, AssetType.SCREEN_CAPTURE, folder.resolve("captures.zip")))
                .isEqualTo(new Download.Nothing());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void capture_thatIsNotThere() {
        LatestFiles.FileLink file = new LatestFiles.FileLink(server.base() + CAPTURE, Instant.EPOCH);

        assertThatThrownBy(() -> client.download(file, folder.resolve("capture.jpg")))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(404));
    }

    /** RFC 9110, 13.1.2: what has not changed is not transferred again. */
    @Test
    void poll_onlyWhatChanged() {
        String order = Documents.order(server.base().toString(), 100000001);
        server.on("GET " + API + "/orders/practice", (exchange, seen) -> {
            String known = seen.header("If-none-match");
            String now = server.seen("GET " + API + "/orders/practice").size() < 3 ? "\"one\"" : "\"two\"";
            exchange.getResponseHeaders().set("ETag", now);
            if (now.equals(known)) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                json(200, Documents.page(false, 0, order)).answer(exchange, seen);
            }
        });
        OrdersPoll poll = client.poll(0, 100, OrderFilter.none());

        assertThat(poll.changed()).hasValueSatisfying(page -> assertThat(page.results()).hasSize(1));
        assertThat(poll.changed()).isEmpty();
        assertThat(poll.changed()).isPresent();
        assertThat(poll.changed()).isEmpty();
        assertThat(server.seen("GET " + API + "/orders/practice"))
                .extracting(seen -> String.valueOf(seen.header("If-none-match")))
                .containsExactly("null", "\"one\"", "\"one\"", "\"two\"");
    }

    @Test
    void poll_withoutTagsAlwaysAPage() {
        server.on("GET " + API + "/orders/practice", json(200, Documents.page(false, 0)));
        OrdersPoll poll = client.poll(0, 100, OrderFilter.none());

        assertThat(poll.changed()).isPresent();
        assertThat(poll.changed()).isPresent();
    }

    @Test
    void poll_anErrorForgetsNothing() {
        server.on("GET " + API + "/orders/practice", json(400, Documents.error("INVALID_REQUEST_PARAMETERS", "no")));
        OrdersPoll poll = client.poll(0, 100, OrderFilter.none());

        assertThatThrownBy(poll::changed).isInstanceOf(ApiException.class);
        server.on("GET " + API + "/orders/practice", json(200, Documents.page(false, 0)));
        assertThat(poll.changed()).isPresent();
    }
}
