package dev.archway.client;

import dev.archway.wire.AcceptedScan;
import dev.archway.wire.CaptureKind;
import dev.archway.wire.DeviceLogin;
import dev.archway.wire.OpenScan;
import dev.archway.wire.OpenedScan;
import dev.archway.wire.ScanManifest;
import dev.archway.wire.TakenCapture;
import dev.archway.wire.WireJson;
import dev.archway.wire.WorklistEntry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.type.TypeFactory;

/** The scanner's side over HTTP. */
final class ScannerClientHttp implements ScannerClient {

    private static final TypeFactory TYPES = WireJson.mapper().getTypeFactory();

    private final String api;
    private final ScannerClientSession session;
    private final ScannerClientPatience.Pauses pauses;

    private ScannerClientHttp(String api, ScannerClientSession session, ScannerClientPatience.Pauses pauses) {
        this.api = api;
        this.session = session;
        this.pauses = pauses;
    }

    static ScannerClientHttp login(URI server, String serial, String secret, ScannerClientPatience.Pauses pauses)
            throws IOException, InterruptedException {
        boolean http = "http".equalsIgnoreCase(server.getScheme()) || "https".equalsIgnoreCase(server.getScheme());
        if (!http || server.getHost() == null) {
            throw new IllegalArgumentException("server must be an http or https address, not " + server);
        }
        String api = server.toString().replaceAll("/+$", "") + "/api/scanner/v1";
        ScannerClientSession session =
                new ScannerClientSession(URI.create(api + "/login"), new DeviceLogin(serial, secret));
        session.login();
        return new ScannerClientHttp(api, session, pauses);
    }

    @Override
    public List<WorklistEntry> worklist() throws IOException, InterruptedException {
        JavaType type = TYPES.constructCollectionType(List.class, WorklistEntry.class);
        return call("/worklist", HttpRequest.Builder::GET, type, List.class, pauses);
    }

    @Override
    public OpenedScan open(OpenScan scan) throws IOException, InterruptedException {
        return post("/scans", scan, OpenedScan.class, scan.rxId() == null ? pauses.none() : pauses);
    }

    @Override
    public UploadedFile upload(OpenedScan scan, Path file, String fileName, ProgressListener progress)
            throws IOException, InterruptedException {
        return new TusUpload(session, new ScannerClientPatience(pauses), file, progress).run(scan, fileName);
    }

    @Override
    public AcceptedScan complete(UUID scanId, ScanManifest manifest) throws IOException, InterruptedException {
        return post("/scans/" + scanId + "/complete", manifest, AcceptedScan.class, pauses);
    }

    @Override
    public TakenCapture capture(
            long orderId, CaptureKind kind, boolean annotated, @Nullable Instant takenAt, byte[] jpeg)
            throws IOException, InterruptedException {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("Kind", kind.name());
        said.put("Annotated", Boolean.toString(annotated));
        if (takenAt != null) {
            said.put("TakenAt", takenAt.toString());
        }
        return call(
                "/orders/" + orderId + "/captures?" + Requests.query(said),
                request -> request.header("Content-Type", "image/jpeg").POST(BodyPublishers.ofByteArray(jpeg)),
                TYPES.constructType(TakenCapture.class),
                TakenCapture.class,
                pauses);
    }

    private <T> T post(String path, Object body, Class<T> type, ScannerClientPatience.Pauses allowed)
            throws IOException, InterruptedException {
        byte[] json = WireJson.mapper().writeValueAsBytes(body);
        return call(
                path,
                request -> request.header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(json)),
                TYPES.constructType(type),
                type,
                allowed);
    }

    private <T> T call(
            String path,
            ScannerClientSession.Request method,
            JavaType type,
            Class<? super T> check,
            ScannerClientPatience.Pauses allowed)
            throws IOException, InterruptedException {
        ScannerClientPatience patience = new ScannerClientPatience(allowed);
        while (true) {
            try {
                HttpResponse<byte[]> answer = session.send(request -> method.fill(request.uri(URI.create(api + path))));
                return ScannerClientSession.read(answer, type, check);
            } catch (IOException broken) {
                patience.after(broken);
            } catch (ApiException refusal) {
                patience.after(refusal);
            }
        }
    }
}
