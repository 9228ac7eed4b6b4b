package dev.archway.server.testing;

import dev.archway.server.account.Registration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A clinic of one test's own with its scanner logged in and its practice system paired, notified at an inbox of the clinic's number. */
public record ScannedClinic(TestClinic clinic, Http http, Http practice, Device device) {

    private static final byte[] UPPER = Stl.upper(20);
    private static final byte[] LOWER = Stl.lower(20);

    public static ScannedClinic open(Registration registration, Http http) {
        TestClinic clinic = TestClinic.open(registration);
        return new ScannedClinic(
                clinic,
                http,
                pair(clinic, http, http.base() + "/sandbox/inbox/" + clinic.id()),
                Device.login(http, clinic.scanner().serial(), "test-secret"));
    }

    /** Pairs once more, to be notified elsewhere. */
    public static Http pair(TestClinic clinic, Http http, String callback) {
        String token = http.post("/sandbox/tokens", """
                        {"Partner": "sandbox-dpms", "User": "%s", "CompanyId": %s, "CallbackUrl": "%s"}""".formatted(clinic.email(), clinic.id(), callback))
                .data()
                .path("OAuthResponse")
                .path("access_token")
                .asString();
        return http.as(token);
    }

    /** Pushes an Rx; its id. */
    public String rx(String more) {
        Http.Answer answer =
                practice.post("/api/third-party/v2/scan-request", clinic.scanRequest("Petra", "Pine", "C-1", more));
        if (answer.status() != 200) {
            throw new AssertionError(answer.text());
        }
        return answer.data().asString();
    }

    /** Sends a small scan for an Rx; {@code Data} of the answer. */
    public JsonNode scan(String rx) {
        return device.scan(rx, UPPER, LOWER);
    }

    /** Sends a small scan for a restorative Rx and waits until it is ready; the order's number. */
    public long readyOrder() {
        return readyOrder(", \"procedureMapId\": 30");
    }

    /** The same for an Rx with those fields. */
    public long readyOrder(String more) {
        long order = scan(rx(more)).path("OrderId").asLong();
        Eventually.get(() -> download(order, "IDE"), answer -> answer.status() == 200);
        return order;
    }

    public Http.Answer download(long order, String type) {
        return practice.get("/third-party/v2/order/" + order + "/download/" + type);
    }

    /** The numbers of orders that the practice sees. */
    public JsonNode orders() {
        return practice.get("/third-party/v2/orders/practice?Offset=0&pageSize=100")
                .data()
                .path("Results");
    }

    /** What came to this clinic's inbox. */
    public List<JsonNode> inbox() {
        return http.get("/sandbox/inbox")
                .data()
                .valueStream()
                .filter(item -> item.path("Inbox").asString().equals(clinic.id().toString()))
                .toList();
    }
}
