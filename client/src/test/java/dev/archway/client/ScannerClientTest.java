package dev.archway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.client.ScannerClient.ProgressListener;
import dev.archway.wire.AcceptedScan;
import dev.archway.wire.CaptureKind;
import dev.archway.wire.OpenScan;
import dev.archway.wire.Prep;
import dev.archway.wire.ScanManifest;
import dev.archway.wire.TakenCapture;
import dev.archway.wire.WorklistEntry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScannerClientTest {

    private static final UUID RX = UUID.fromString("7a5d3f0e-43d5-4a45-8a6f-0d6a1f5f2b11");
    private static final UUID SCAN = UUID.fromString("0d1f7c55-6a1b-4a1e-9d52-1f0b7f7a9c22");
    private static final String WORKLIST = "GET /api/scanner/v1/worklist";
    private static final String SCANS = "POST /api/scanner/v1/scans";
    private static final String COMPLETE = "POST /api/scanner/v1/scans/" + SCAN + "/complete";
    private static final String ACCEPTED = """
            {"Data":{"ScanId":"%s","OrderId":100000001,"RxId":"%s","Revision":1,"Status":"Align Production"},"Status":1}""".formatted(SCAN, RX);

    private static final String CAPTURES = "POST /api/scanner/v1/orders/100000001/captures";
    private static final String TAKEN = """
            {"Data":{"CaptureId":"%s","OrderId":100000001,"Kind":"NIRI_2D","Annotated":true,"TakenDate":"2026-03-01T09:30:00.5Z",
             "CreatedDate":"2026-03-01T09:30:01Z"},"Status":1}""".formatted(SCAN);

    private final List<Duration> slept = new ArrayList<>();
    private ScannerClientFakeServer server;
    private ScannerClient scanner;

    @BeforeEach
    void logIn() throws Exception {
        server = new ScannerClientFakeServer();
        scanner = ScannerClientHttp.login(server.uri(), "EL5D-0001", "scanner-secret", pauses());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private ScannerClientPatience.Pauses pauses() {
        return new ScannerClientPatience.Pauses(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), slept::add);
    }

    @Test
    void login_wrongSecret() {
        assertThatThrownBy(() -> ScannerClient.login(server.uri(), "EL5D-0001", "wrong"))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.status()).isEqualTo(401);
                    assertThat(e.code()).isEqualTo("InvalidDevice");
                    assertThat(e).hasMessage("serial or secret is wrong");
                });
    }

    @Test
    void login_nobodyThere() {
        URI closed = server.uri();
        server.close();
        assertThatThrownBy(() -> ScannerClient.login(closed, "EL5D-0001", "scanner-secret"))
                .isInstanceOf(IOException.class);
        assertThat(slept).isEmpty();
    }

    @Test
    void login_notAnAddress() {
        assertThatThrownBy(() -> ScannerClient.login(URI.create("localhost:8080"), "a", "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("localhost:8080");
    }

    @Test
    void login_trailingSlash() throws Exception {
        URI slash = URI.create(server.uri() + "/");
        assertThat(ScannerClientHttp.login(slash, "EL5D-0001", "scanner-secret", pauses()))
                .isNotNull();
    }

    @Test
    void worklist_entries() throws Exception {
        server.answer(WORKLIST, 200, """
                {"Data":[{"RxId":"%s","OrderId":null,"Status":"Rx Created","Reason":null,"PatientFirstName":"Ada","PatientLastName":"Muster",
                 "PatientChartNumber":"C-1","DoctorId":1001,"DoctorName":"Riverside Dentist","ProcedureName":"Fixed Restorative","ProcedureTypeName":null,
                 "LabName":null,"Notes":null,"Niri":true,"Preps":[{"AdaId":14,"UnitTypeId":2,"UnitTypeName":"Crown","BridgeId":null}],"CreatedDate":"2026-03-01T09:30:00Z"}],"Status":1}""".formatted(RX));
        assertThat(scanner.worklist())
                .containsExactly(new WorklistEntry(
                        RX,
                        null,
                        "Rx Created",
                        null,
                        "Ada",
                        "Muster",
                        "C-1",
                        1001,
                        "Riverside Dentist",
                        "Fixed Restorative",
                        null,
                        null,
                        null,
                        true,
                        List.of(new Prep(14, 2, "Crown", null)),
                        Instant.parse("2026-03-01T09:30:00Z")));
    }

    @Test
    void worklist_tokenRanOut() throws Exception {
        server.answer(WORKLIST, 200, "{\"Data\":[],\"Status\":1}");
        server.endTokens();
        assertThat(scanner.worklist()).isEmpty();
        assertThat(server.requests).filteredOn(r -> r.endsWith("/login")).hasSize(2);
    }

    @Test
    void worklist_passingTrouble() throws Exception {
        server.answer(WORKLIST, 500, "");
        server.answer(WORKLIST, 503, "<html>busy</html>");
        server.answer(WORKLIST, 200, "{\"Data\":[],\"Status\":1}");
        assertThat(scanner.worklist()).isEmpty();
        assertThat(slept).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void worklist_lastingTrouble() {
        server.answer(WORKLIST, 500, ScannerClientFakeServer.error("Internal", "request 17 failed"));
        assertThatThrownBy(() -> scanner.worklist())
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(500))
                .hasMessage("request 17 failed");
        assertThat(server.requestsOf("GET")).isEqualTo(3);
    }

    @Test
    void worklist_notOurServer() {
        server.answer(WORKLIST, 200, "<html>hello</html>");
        assertThatThrownBy(() -> scanner.worklist()).isInstanceOf(IOException.class);
        server.answer(WORKLIST, 200, "{\"Data\":null,\"Status\":1}");
        assertThatThrownBy(() -> scanner.worklist()).isInstanceOf(IOException.class);
    }

    @Test
    void open_alreadyScanned() {
        server.answer(SCANS, 409, ScannerClientFakeServer.error("IllegalMove", "the Rx is scanned already"));
        assertThatThrownBy(() -> scanner.open(OpenScan.forRx(RX)))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(409))
                .hasMessage("the Rx is scanned already");
        assertThat(slept).isEmpty();
    }

    @Test
    void open_walkInIsAskedOnce() {
        server.answer(SCANS, 500, "");
        OpenScan walkIn = new OpenScan(null, 1001L, "Ada", "Muster", null, null, null, null, null, null);
        assertThatThrownBy(() -> scanner.open(walkIn)).isInstanceOf(ApiException.class);
        assertThat(server.requestsOf("POST")).isEqualTo(2); // the login and one try
    }

    @Test
    void complete_accepted() throws Exception {
        server.answer(COMPLETE, 502, "");
        server.answer(COMPLETE, 200, ACCEPTED);
        ScanManifest manifest = new ScanManifest(List.of(), null, null, null, null, null, null);
        assertThat(scanner.complete(SCAN, manifest))
                .isEqualTo(new AcceptedScan(SCAN, 100_000_001, RX, 1, "Align Production"));
    }

    @Test
    void progress_none() {
        ProgressListener.NONE.progress(1, 2);
    }

    @Test
    void capture_asTheScannersApiSays() throws Exception {
        server.answer(CAPTURES, 200, TAKEN);

        TakenCapture taken = scanner.capture(
                100000001, CaptureKind.NIRI_2D, true, Instant.parse("2026-03-01T09:30:00.5Z"), new byte[] {1, 2, 3});

        assertThat(taken.captureId()).isEqualTo(SCAN);
        assertThat(taken.kind()).isEqualTo(CaptureKind.NIRI_2D);
        assertThat(server.lastQuery).isEqualTo("Kind=NIRI_2D&Annotated=true&TakenAt=2026-03-01T09%3A30%3A00.500Z");
        assertThat(server.lastType).isEqualTo("image/jpeg");
        assertThat(server.lastBody).containsExactly(1, 2, 3);
    }

    /** The same bytes again are the same capture, so a lost answer is asked for again. */
    @Test
    void capture_repeatedAfterAPassingTrouble() throws Exception {
        server.answer(CAPTURES, 502, "");
        server.answer(CAPTURES, 200, TAKEN);

        scanner.capture(100000001, CaptureKind.NIRI_2D, false, null, new byte[] {1});

        assertThat(server.lastQuery).isEqualTo("Kind=NIRI_2D&Annotated=false");
        assertThat(slept).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void capture_refused() {
        server.answer(
                CAPTURES,
                409,
                "{\"Data\":null,\"Status\":0,\"Message\":\"the NIRI setting is off\",\"Code\":\"NIRI_OFF\"}");

        assertThatThrownBy(() -> scanner.capture(100000001, CaptureKind.NIRI_2D, false, null, new byte[] {1}))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("NIRI_OFF"));
        assertThat(slept).isEmpty();
    }
}
