package dev.archway.server.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * What tests put into the variables, bodies, queries and headers of every call, by name. A call with a variable or a body that is not here fails the tests that go
 * through all calls, and the failure says what is to be added: so a new call joins them with a line or two.
 */
public final class Catalogue {

    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    /** Path variables: the names of the ids that are tried, one after the other. */
    private static final Map<String, List<String>> VARIABLES = Map.of(
            "rxId", List.of("rx", "waitingRx", "openRx"),
            "orderId", List.of("order", "openOrder"),
            "order", List.of("order", "openOrder"),
            "workOrder", List.of("modelingOrder", "millingOrder"),
            "screenCaptureId", List.of("capture"),
            "scan", List.of("scan", "doneScan"),
            "upload", List.of("upload"));

    /** Path variables that are no ids. */
    private static final Map<String, List<String>> WORDS = Map.of(
            "assetType", List.of("SCREEN_CAPTURE", "IDE", "IMAGE_GALLERY"),
            "file", List.of("model.glb", "upper.ply"),
            "name", List.of("isolation"),
            "email", List.of("nobody@sandbox.test"),
            "partner", List.of("nobody"),
            "companyId", List.of("987654"),
            "id", List.of("00000000-0000-4000-8000-000000000000"));

    /** Bodies by the name of their type: JSON with somebody's ids for a caller of his own company; one for each place that an id can stand in. */
    private static final Map<String, BiFunction<Ids, Own, List<String>>> BODIES = Map.of(
            "ScanRequest",
            (ids, own) -> List.of(
                    scanRequest(ids.get("company"), own.doctor(), ""),
                    scanRequest(own.company(), ids.get("doctor"), ""),
                    scanRequest(own.company(), own.doctor(), ", \"labId\": " + ids.get("lab"))),
            "PatientUpdate",
            (ids, own) -> List.of("{\"PatientId\": \"" + ids.get("patient") + "\", \"LastName\": \"Taken\"}"),
            "PatientUpdateByChart",
            (ids, own) -> List.of("{\"ChartNumber\": \"" + ids.get("chart") + "\", \"LastName\": \"Taken\"}"),
            "PairRequest",
            (ids, own) -> List.of("{\"CompanyId\": " + ids.get("company") + "}"),
            "OpenScan",
            (ids, own) -> List.of(
                    "{\"RxId\": \"" + ids.get("waitingRx") + "\"}",
                    "{\"RxId\": \"" + ids.get("rx") + "\"}",
                    "{\"RxId\": \"" + ids.get("openRx") + "\"}"),
            "ScanManifest",
            (ids, own) -> List.of(manifest(ids.get("upload"))),
            "DeviceLogin",
            (ids, own) -> List.of("{\"Serial\": \"nobody\", \"Secret\": \"nothing\"}"),
            "ReturnScan",
            (ids, own) -> List.of("{\"Reason\": \"A margin is missing\"}"),
            "MillingStation",
            (ids, own) -> List.of("{\"Station\": \"mill-1\"}"),
            "Shipment",
            (ids, own) -> List.of("{\"Station\": \"mill-1\", \"Carrier\": \"Parcel Service\"}"));

    /** Queries of calls that read them by themselves, by the end of the path; each is valid. */
    private static final Map<String, BiFunction<Ids, Own, List<String>>> QUERIES = Map.of(
            "/orders/practice",
            (ids, own) -> List.of("Offset=0&pageSize=100", "Offset=0&pageSize=100&chartNumber=" + ids.get("chart")),
            "/orders/lab",
            (ids, own) -> List.of("Offset=0&pageSize=100", "Offset=0&pageSize=100&chartNumber=" + ids.get("chart")),
            "/audit",
            (ids, own) -> List.of("Offset=0&pageSize=100"),
            "/orders/{order}/captures",
            (ids, own) -> List.of("Kind=IMAGE_3D"),
            "/patient/search",
            (ids, own) -> List.of("chartNumber=" + ids.get("chart")),
            "/patients/search",
            (ids, own) -> List.of("chartNumber=" + ids.get("chart")));

    private static final Map<String, Kind> ORDERS = Map.of(
            "Offset", Kind.NEEDED_NUMBER,
            "pageSize", Kind.NEEDED_NUMBER,
            "dateFrom", Kind.DATE,
            "dateTo", Kind.DATE,
            "chartNumber", Kind.TEXT);

    private static final Map<String, Kind> LAB_ORDERS = Map.of(
            "Offset", Kind.NEEDED_NUMBER,
            "pageSize", Kind.NEEDED_NUMBER,
            "dateFrom", Kind.DATE,
            "dateTo", Kind.DATE,
            "chartNumber", Kind.TEXT,
            "includeDownloaded", Kind.FLAG);

    private static final Map<String, Kind> NOTIFICATIONS = Map.of(
            "CompanyId", Kind.NUMBER,
            "Before", Kind.NUMBER,
            "pageSize", Kind.NUMBER,
            "From", Kind.TIME,
            "To", Kind.TIME,
            "State", Kind.TEXT,
            "EndpointId", Kind.TEXT);

    private static final Map<String, Kind> DIFFERENCE =
            Map.of("from", Kind.NUMBER, "to", Kind.NUMBER, "fit", Kind.FLAG);

    private static final Map<String, Kind> V2_SEARCH =
            Map.of("firstName", Kind.TEXT, "lastName", Kind.TEXT, "chartNumber", Kind.TEXT);

    private static final Map<String, Kind> V3_SEARCH = Map.of(
            "Offset", Kind.NUMBER,
            "Limit", Kind.NUMBER,
            "FirstName", Kind.TEXT,
            "LastName", Kind.TEXT,
            "ChartNumber", Kind.TEXT,
            "UpdatedDateFrom", Kind.DATE,
            "UpdatedDateTo", Kind.DATE,
            "LastScanDateFrom", Kind.DATE,
            "LastScanDateTo", Kind.DATE);

    /** The parameters of these queries: whether each is a number, a flag, a date, a time or a text. DPMS API V2, 4.4.2, 5.1.2 and 5.2.2. */
    private static final Map<String, Map<String, Kind>> PARAMETERS = Map.ofEntries(
            Map.entry("/orders/practice", ORDERS),
            Map.entry("/orders/lab", LAB_ORDERS),
            Map.entry(
                    "/audit",
                    Map.of(
                            "Offset", Kind.NEEDED_NUMBER,
                            "pageSize", Kind.NEEDED_NUMBER,
                            "dateFrom", Kind.DATE,
                            "dateTo", Kind.DATE)),
            Map.entry("/latest-files", Map.of("dateFrom", Kind.DATE)),
            Map.entry("/occlusion", Map.of("revision", Kind.NUMBER)),
            Map.entry("/occlusion/{file}", Map.of("revision", Kind.NUMBER)),
            Map.entry("/difference", DIFFERENCE),
            Map.entry("/difference/{file}", DIFFERENCE),
            Map.entry("/v2/patient/search", V2_SEARCH),
            Map.entry("/v2/patients/search", V2_SEARCH),
            Map.entry("/v3/patient/search", V3_SEARCH),
            Map.entry("/v3/patients/search", V3_SEARCH),
            Map.entry("/sandbox/notifications", NOTIFICATIONS));

    /** What a query parameter is. */
    public enum Kind {
        NEEDED_NUMBER,
        NUMBER,
        FLAG,
        DATE,
        TIME,
        TEXT
    }

    /** What the documents answer to unknown ids where that is not 404, by method and path, whole or below the base; other searches and lists are empty. */
    private static final Map<String, Integer> UNKNOWN = Map.of(
            "DELETE /scan-request/{rxId}", BAD_REQUEST, // DPMS API V2, 4.3.3
            "POST /scan-request", BAD_REQUEST, // 4.2.2
            "PATCH /patients", BAD_REQUEST, // 5.3.4
            "POST /pair", FORBIDDEN, // PRODUCT.md, authentication and pairing
            "GET /third-party/v3/patient/search", NOT_FOUND, // 5.2.4
            "GET /third-party/v3/patients/search", NOT_FOUND);

    /** Ids in headers, which only tus has. */
    private static final String UPLOADS = "POST /uploads";

    private Catalogue() {}

    /** Who asks: the company and the doctor that a caller may name. */
    public record Own(String company, String doctor) {}

    /** Every request that this call can be tried with, with these ids in each place that has one. */
    public static List<Attempt> attempts(Endpoint endpoint, Ids ids, Own own) {
        int unknown = unknown(endpoint);
        List<Attempt> attempts = new ArrayList<>();
        for (String path : paths(endpoint, ids, own)) {
            for (String body : bodies(endpoint, ids, own)) {
                attempts.add(new Attempt(
                        endpoint.method(),
                        path,
                        body.isEmpty() ? null : body,
                        contentType(endpoint, body),
                        headers(endpoint, ids),
                        unknown));
            }
        }
        return attempts;
    }

    /** The query parameters of a call; none when it reads none. */
    public static Map<String, Kind> parameters(Endpoint endpoint) {
        return PARAMETERS.entrySet().stream()
                .filter(query -> endpoint.pattern().endsWith(query.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(Map.of());
    }

    private static int unknown(Endpoint endpoint) {
        Integer documented = UNKNOWN.getOrDefault(endpoint.toString(), UNKNOWN.get(endpoint.name()));
        if (documented != null) {
            return documented;
        }
        if (endpoint.method().equals("OPTIONS")) {
            return Attempt.NO_IDS; // what the server can do, whatever the path names
        }
        boolean bodyWithIds = endpoint.body().isPresent() && endpoint.access() != Endpoint.Access.OPEN;
        boolean pathWithIds = endpoint.variables().stream().anyMatch(VARIABLES::containsKey);
        return bodyWithIds || pathWithIds || endpoint.name().equals(UPLOADS) ? NOT_FOUND : Attempt.NO_IDS;
    }

    /** What stands for a path variable. */
    public static List<String> values(Endpoint endpoint, String variable, Ids ids) {
        if (variable.equals("assetType") && endpoint.variables().contains("screenCaptureId")) {
            return List.of("SCREEN_CAPTURE"); // DPMS API V2, 4.9.2
        }
        if (WORDS.containsKey(variable)) {
            return WORDS.getOrDefault(variable, List.of());
        }
        List<String> names = VARIABLES.get(variable);
        if (names == null) {
            throw new AssertionError(
                    endpoint + " has a path variable '" + variable
                            + "' that Catalogue does not know: add it to VARIABLES with the ids that stand for it, or to WORDS.");
        }
        return names.stream().map(ids::get).toList();
    }

    private static List<String> paths(Endpoint endpoint, Ids ids, Own own) {
        List<Map<String, String>> fillings = List.of(Map.of());
        for (String variable : endpoint.variables()) {
            List<String> values = values(endpoint, variable, ids);
            fillings = fillings.stream()
                    .flatMap(filling -> values.stream().map(value -> with(filling, variable, value)))
                    .toList();
        }
        List<String> queries = QUERIES.entrySet().stream()
                .filter(query -> endpoint.pattern().endsWith(query.getKey()))
                .findFirst()
                .map(query -> query.getValue().apply(ids, own).stream()
                        .map(text -> "?" + text)
                        .toList())
                .orElse(List.of(""));
        return fillings.stream()
                .map(endpoint::path)
                .flatMap(path -> queries.stream().map(query -> path + query))
                .toList();
    }

    private static List<String> bodies(Endpoint endpoint, Ids ids, Own own) {
        if (MediaType.IMAGE_JPEG.equals(endpoint.consumes())) {
            return List.of("no picture"); // whose order it is, is asked before what it shows
        }
        if (ZIP.equals(endpoint.consumes())) {
            return List.of("no zip");
        }
        return endpoint.body()
                .map(type -> {
                    BiFunction<Ids, Own, List<String>> known = BODIES.get(type.getSimpleName());
                    if (known == null && endpoint.access() != Endpoint.Access.OPEN) {
                        throw new AssertionError(
                                endpoint + " takes a body '" + type.getSimpleName()
                                        + "' that Catalogue does not know: add it to BODIES with JSON for each place that an id can stand in.");
                    }
                    return known == null ? List.of("{}") : known.apply(ids, own);
                })
                .orElse(List.of(""));
    }

    private static @Nullable String contentType(Endpoint endpoint, String body) {
        if (endpoint.consumes() != null) {
            return endpoint.consumes().toString();
        }
        return body.isEmpty() ? null : "application/json";
    }

    private static Map<String, String> headers(Endpoint endpoint, Ids ids) {
        if (!endpoint.pattern().contains("/uploads")) {
            return Map.of();
        }
        return Map.of(
                "Tus-Resumable",
                "1.0.0",
                "Upload-Offset",
                "0",
                "Upload-Length",
                "10",
                "Upload-Metadata",
                "scan " + Base64.getEncoder().encodeToString(ids.get("scan").getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, String> with(Map<String, String> filling, String variable, String value) {
        Map<String, String> more = new TreeMap<>(filling);
        more.put(variable, value);
        return more;
    }

    private static String scanRequest(String company, String doctor, String more) {
        return """
                {"CompanyId": %s, "DoctorId": %s, "PatientFirstName": "Sly", "PatientLastName": "Stranger", "PatientChartNumber": "S-1"%s}""".formatted(company, doctor, more);
    }

    private static String manifest(String upload) {
        return """
                {"Files": [{"Jaw": "Upper", "Upload": "%s", "FileName": "upper.stl", "Sha256": "%s"}]}""".formatted(upload, "0".repeat(64));
    }
}
