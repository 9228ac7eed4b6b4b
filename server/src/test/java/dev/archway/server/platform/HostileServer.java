package dev.archway.server.platform;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.Attempt;
import dev.archway.server.testing.Catalogue;
import dev.archway.server.testing.Endpoint;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.Ids;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.TestClinic;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every call of a running server with a caller that it takes, so that what is refused is refused for what was sent. */
record HostileServer(
        Http http,
        ScannedClinic clinic,
        List<Endpoint> endpoints,
        String practiceToken,
        String labToken,
        String modelerToken,
        String administratorToken) {

    /** Ids of the right form; nobody has them. */
    static final Ids NOBODYS = new Ids(Map.ofEntries(
            Map.entry("company", "987654"),
            Map.entry("doctor", "987655"),
            Map.entry("lab", "987656"),
            Map.entry("rx", UUID.randomUUID().toString()),
            Map.entry("waitingRx", UUID.randomUUID().toString()),
            Map.entry("openRx", UUID.randomUUID().toString()),
            Map.entry("order", "987654321"),
            Map.entry("openOrder", "987654322"),
            Map.entry("modelingOrder", "987654323"),
            Map.entry("millingOrder", "987654324"),
            Map.entry("patient", UUID.randomUUID().toString()),
            Map.entry("chart", "Nobody-1"),
            Map.entry("scan", UUID.randomUUID().toString()),
            Map.entry("doneScan", UUID.randomUUID().toString()),
            Map.entry("capture", UUID.randomUUID().toString()),
            Map.entry("upload", UUID.randomUUID().toString())));

    static HostileServer of(Http http, Registration registration, RequestMappingInfoHandlerMapping handlers) {
        ScannedClinic clinic = ScannedClinic.open(registration, http);
        // an error page of its own is no call, and the pages speak HTML
        List<Endpoint> endpoints = Endpoint.of(handlers).stream()
                .filter(endpoint -> endpoint.pattern().matches("/(api|third-party|sandbox)/.*"))
                .toList();
        return new HostileServer(
                http,
                clinic,
                endpoints,
                clinic.clinic().token(http, "sandbox-dpms-plus"),
                TestClinic.token(http, "sandbox-lms", "labtech@precision.test", 70010),
                modelerToken(http),
                clinic.clinic().administratorToken(http, registration));
    }

    Http caller(Endpoint endpoint) {
        return endpoint.access() == Endpoint.Access.OPEN ? http : http.as(token(endpoint));
    }

    /** What the header of a caller says, also to calls that do not ask who it is. */
    String authorization(Endpoint endpoint) {
        return "Bearer " + token(endpoint);
    }

    private String token(Endpoint endpoint) {
        return switch (endpoint.access()) {
            case PRACTICE, PAIRED, SIGNED_IN -> practiceToken;
            case LAB -> labToken;
            case SCANNER -> clinic.device().token();
            case MODELER -> modelerToken;
            case ADMINISTRATOR -> administratorToken;
            case OPEN -> "none";
        };
    }

    private static String modelerToken(Http http) {
        return http.post("/sandbox/sign-ins", """
                        {"Partner": "sandbox-lms", "User": "modeler@sandbox.test"}""").data().path("access_token").asString();
    }

    /** A request that is right in all but its ids. */
    Attempt attempt(Endpoint endpoint) {
        Catalogue.Own own = new Catalogue.Own(
                clinic.clinic().id().toString(), clinic.clinic().doctor().toString());
        return Catalogue.attempts(endpoint, NOBODYS, own).getFirst();
    }

    /** Those that cannot end what the others need. */
    List<Endpoint> harmless() {
        return endpoints.stream()
                .filter(endpoint -> !endpoint.pattern().endsWith("/unpair"))
                .filter(endpoint -> !endpoint.toString().equals("DELETE /sandbox/inbox"))
                .toList();
    }
}
