package dev.archway.server.platform;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Catalogue;
import dev.archway.server.testing.Endpoint;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.RawHttp;
import dev.archway.server.testing.TestClinic;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every query parameter of every call with what it cannot be. DPMS API V2, 4.4.2, 5.1.2 and 5.2.4; PRODUCT.md, wire rules. */
@NullUnmarked // JUnit and Spring fill the fields
class HostileQueriesIT extends ArchwayIT {

    @Autowired
    Registration registration;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingInfoHandlerMapping handlers;

    private final HostileAnswers answers = new HostileAnswers();
    private HostileServer server;
    private String practiceToken;
    private String labToken;

    @BeforeEach
    void start() {
        server = HostileServer.of(http(), registration, handlers);
        practiceToken = server.clinic().clinic().token(http(), "sandbox-dpms-plus");
        labToken = TestClinic.token(http(), "sandbox-lms", "labtech@precision.test", 70010);
    }

    @Test
    void parameter_thatIsWrong() {
        for (Endpoint endpoint : server.endpoints()) {
            Catalogue.parameters(endpoint).forEach((name, kind) -> {
                String what = endpoint + " " + name;
                answers.says(what + " twice", get(endpoint, name, name + "=1&" + name + "=2"), name, 400);
                answers.says(
                        what + " twice, in another case",
                        get(endpoint, name, name + "=1&" + name.toUpperCase(Locale.ROOT) + "=2"),
                        name,
                        400);
                blank(endpoint, name, kind);
                for (String value : values(kind)) {
                    answers.says(what + " = " + value, get(endpoint, name, name + "=" + value), name, 400);
                }
                answers.says(what + " long", get(endpoint, name, name + "=" + "x".repeat(2_000)), name, 400);
                answers.check(what + " with NUL", get(endpoint, name, name + "=a%00b"), 400);
                answers.check(what + " cut UTF-8", get(endpoint, name, name + "=%E2%82"));
                answers.check(what + " half of UTF-16", get(endpoint, name, name + "=%ED%A0%80"));
            });
        }
        answers.verify(250);
    }

    @Test
    void parameter_writtenInAnotherCase() {
        for (Endpoint endpoint : server.endpoints()) {
            Catalogue.parameters(endpoint).forEach((name, kind) -> {
                String value = switch (kind) {
                    case NUMBER, NEEDED_NUMBER -> "5";
                    case DATE -> "2026-01-31";
                    case TEXT -> "Nobody";
                };
                Http.Answer documented = get(endpoint, name, name + "=" + value);
                for (String other : List.of(name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT))) {
                    answers.same(endpoint + " " + other, get(endpoint, name, other + "=" + value), documented);
                }
            });
        }
        answers.verify(50);
    }

    /** PRODUCT.md, wire rules: unknown ones are ignored. */
    @Test
    void parameter_thatNobodyKnows() {
        for (Endpoint endpoint : server.harmless()) {
            if (endpoint.method().equals("GET")) {
                String path = server.attempt(endpoint).path();
                Http.Answer plain = server.caller(endpoint).get(path);
                String more = path + (path.contains("?") ? "&" : "?");
                for (String query :
                        List.of("unknown=1", "unknown=1&unknown=2", "a", "&&", "a[]=1", "access_token=x", "%20=%20")) {
                    answers.same(
                            endpoint + " " + query,
                            server.caller(endpoint)
                                    .get(more + query.replace("[", "%5B").replace("]", "%5D")),
                            plain);
                }
            }
        }
        answers.verify(200);
    }

    /** A query that cannot be decoded, or is longer than any request may be. */
    @Test
    void query_thatIsBroken() {
        RawHttp raw = new RawHttp(http());
        for (Endpoint endpoint : server.harmless()) {
            if (endpoint.method().equals("GET")) {
                String path = server.attempt(endpoint).path();
                String more = path + (path.contains("?") ? "&" : "?");
                List<String> token = List.of("Authorization: " + authorization(endpoint));
                for (String query : List.of(
                        "=",
                        "=1",
                        "a=%",
                        "a=%z",
                        "a=%zz",
                        "%=1",
                        "a=%C0%80",
                        "a=\u00ff",
                        "a=<script>",
                        "a=\"'",
                        "a={b}",
                        "a=b\\c",
                        "a=b#c",
                        "a=b c",
                        "\t=1")) {
                    answers.check(endpoint + " ?" + query, raw.send("GET", more + query, token));
                }
                answers.check(
                        endpoint + " with 10,000 characters",
                        raw.send("GET", more + "a=" + "x".repeat(10_000), token),
                        400,
                        414,
                        431);
                answers.check(endpoint + " with 2,000 parameters", raw.send("GET", more + "a=1&".repeat(1_500), token));
            }
        }
        answers.verify(250);
    }

    /** RFC 6750, 2: a token belongs into the header. */
    @Test
    void token_inTheQuery() {
        String token = server.clinic().clinic().token(http(), "sandbox-dpms");
        answers.check("token in the query", http().get("/third-party/v2/discovery?access_token=" + token), 401);
        answers.check("token in a form", http().form("/third-party/v2/unpair", "access_token=" + token), 401);
        answers.verify(2);
    }

    private void blank(Endpoint endpoint, String name, Catalogue.Kind kind) {
        for (String value : List.of("", "%20", "%09")) {
            Http.Answer blank = get(endpoint, name, name + "=" + value);
            String what = endpoint + " " + name + " blank";
            if (kind == Catalogue.Kind.NEEDED_NUMBER) {
                answers.says(what, blank, name + " is missing", 400);
            } else {
                answers.same(what, blank, get(endpoint, name, ""));
            }
        }
        if (kind == Catalogue.Kind.NEEDED_NUMBER) {
            answers.says(endpoint + " without " + name, get(endpoint, name, ""), name + " is missing", 400);
        }
    }

    private static List<String> values(Catalogue.Kind kind) {
        return switch (kind) {
            case NUMBER, NEEDED_NUMBER ->
                List.of(
                        "x",
                        "-1",
                        "1.5",
                        "1e3",
                        "0x10",
                        "1,000",
                        "%D9%A3",
                        "99999999999999999999",
                        "NaN",
                        "1%202",
                        "%2B1");
            case DATE ->
                List.of(
                        "x",
                        "2026-13-01",
                        "2026-02-30",
                        "2024-01-1199",
                        "31.01.2026",
                        "2026-1-1",
                        "20260131",
                        "%2B12026-01-01",
                        "-2026-01-01",
                        "2026-01-31T25:00:00Z",
                        "2026-01-31Tx",
                        "%D9%A2%D9%A0%D9%A2%D9%A6-01-01",
                        "1769817600");
            case TEXT -> List.of("a%01b", "a%0Ab", "a%7Fb");
        };
    }

    /** A call that is right but for one parameter. */
    private Http.Answer get(Endpoint endpoint, String name, String query) {
        StringBuilder others = new StringBuilder();
        Catalogue.parameters(endpoint).forEach((other, kind) -> {
            if (kind == Catalogue.Kind.NEEDED_NUMBER && !other.equals(name)) {
                others.append(other).append("=10&");
            }
        });
        return server.caller(endpoint).get(endpoint.pattern() + "?" + others + query);
    }

    private String authorization(Endpoint endpoint) {
        return "Bearer "
                + switch (endpoint.access()) {
                    case PRACTICE, PAIRED, SIGNED_IN -> practiceToken;
                    case SCANNER -> server.clinic().device().token();
                    case LAB -> labToken;
                    case MODELER -> server.modelerToken();
                    case ADMINISTRATOR -> server.administratorToken();
                    case OPEN -> "none";
                };
    }
}
