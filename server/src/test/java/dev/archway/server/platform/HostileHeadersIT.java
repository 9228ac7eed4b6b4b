package dev.archway.server.platform;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Catalogue;
import dev.archway.server.testing.Endpoint;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.RawHttp;
import dev.archway.server.testing.TestClinic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Headers and paths that nobody sends who means well, for every call. RFC 9110 and 9112; PRODUCT.md, wire rules. */
@NullUnmarked // JUnit and Spring fill the fields
class HostileHeadersIT extends ArchwayIT {

    @Autowired
    Registration registration;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingInfoHandlerMapping handlers;

    private final HostileAnswers answers = new HostileAnswers();
    private HostileServer server;
    private String practiceToken;
    private String labToken;
    private RawHttp raw;

    @BeforeEach
    void start() {
        server = HostileServer.of(http(), registration, handlers);
        practiceToken = server.clinic().clinic().token(http(), "sandbox-dpms-plus");
        labToken = TestClinic.token(http(), "sandbox-lms", "labtech@precision.test", 70010);
        raw = new RawHttp(http());
    }

    @Test
    void authorization_thatIsNone() {
        String live = server.clinic().clinic().token(http(), "sandbox-dpms");
        List<List<String>> headers = List.of(
                List.of("Authorization:"),
                List.of("Authorization: Bearer"),
                List.of("Authorization: Bearer "),
                List.of("Authorization: Bearer x y"),
                List.of("Authorization: Bearer " + live + " " + live),
                List.of("Authorization: Bearer=" + live),
                List.of("Authorization: Basic eDp5"),
                List.of("Authorization: Digest username=x"),
                List.of("Authorization: " + live),
                List.of("Authorization: Bearer \u00fc"),
                List.of("Authorization: Bearer " + "x".repeat(5_000)),
                List.of("Authorization: Bearer " + live, "Authorization: Bearer " + live),
                List.of("Authorization: Bearer " + live, "Authorization: Basic eDp5"),
                List.of("Authorization: Bearer x", "Authorization: Bearer " + live),
                List.of("X-Authorization: Bearer " + live),
                List.of("Cookie: JSESSIONID=x; access_token=" + live));
        for (Endpoint endpoint : server.endpoints()) {
            if (endpoint.access() != Endpoint.Access.OPEN) {
                String path = server.attempt(endpoint).path();
                for (List<String> header : headers) {
                    answers.check(
                            endpoint + " "
                                    + header.getFirst()
                                            .substring(
                                                    0,
                                                    Math.min(
                                                            40,
                                                            header.getFirst().length())) + " +" + header.size(),
                            raw.send(endpoint.method(), path, header),
                            401);
                }
            }
        }
        answers.verify(400);
    }

    @Test
    void header_thatIsRubbish() {
        for (Endpoint endpoint : server.harmless()) {
            Map<String, String> rubbish = new TreeMap<>(Map.of(
                    "Range", "bytes=x-y",
                    "If-None-Match", "\"\u00ff",
                    "If-Modified-Since", "yesterday",
                    "If-Match", "W/",
                    "Accept-Language", "xx-;q=9",
                    "Accept-Charset", "none",
                    "X-Forwarded-For", "' or 1=1",
                    "X-Forwarded-Host", "evil.test",
                    "X-HTTP-Method-Override", "DELETE",
                    "Expect", "nothing"));
            rubbish.put("Cookie", "a=\"; b=\u00ff; =");
            rubbish.put("Accept", "nonsense");
            rubbish.put("Content-Type", "nonsense");
            rubbish.put("Accept-Encoding", "br;q=2, *;q=x");
            rubbish.put("Origin", "null");
            rubbish.put("Upload-Metadata", "scan !!!");
            rubbish.put("Upload-Length", "-1");
            rubbish.put("Upload-Offset", "x");
            rubbish.forEach((name, value) -> {
                List<String> headers =
                        new ArrayList<>(List.of("Authorization: " + authorization(endpoint), name + ": " + value));
                if (!name.equals("Upload-Metadata")) {
                    headers.add("Tus-Resumable: 1.0.0");
                }
                answers.check(
                        endpoint + " " + name + ": " + value,
                        raw.send(endpoint.method(), server.attempt(endpoint).path(), headers));
            });
            answers.check(
                    endpoint + " huge header",
                    raw.send(
                            endpoint.method(),
                            server.attempt(endpoint).path(),
                            List.of("X-Huge: " + "x".repeat(20_000))),
                    400,
                    431);
            answers.check(
                    endpoint + " many headers",
                    raw.send(endpoint.method(), server.attempt(endpoint).path(), Collections.nCopies(300, "X-Many: x")),
                    400,
                    431);
        }
        answers.verify(400);
    }

    /** A range that is none is none (RFC 9110, 14.2); a tag that is none matches nothing. */
    @Test
    void download_rangesAndTags() {
        long order = server.clinic().readyOrder();
        String path = "/third-party/v2/order/" + order + "/download/IDE";
        List<String> token =
                List.of("Authorization: Bearer " + server.clinic().clinic().token(http(), "sandbox-dpms"));
        for (String range : List.of(
                "x",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=x-y",
                "bytes=5-1",
                "bytes=1-x",
                "lines=1-2",
                "bytes=0-0,2-3",
                "bytes=" + "0-0,".repeat(1_000) + "0-0",
                "bytes=--1",
                "bytes=0x1-2")) {
            answers.check("Range " + range, headOf(path, token, "Range: " + range), 200);
        }
        for (String range : List.of("bytes=99999999999-", "bytes=999999999999999999-9999999999999999999")) {
            answers.check("Range " + range, headOf(path, token, "Range: " + range), 200, 416);
        }
        answers.check("Range last byte", headOf(path, token, "Range: bytes=-1"), 206);
        for (String tag : List.of("\"", "W/", "x", "\"\"", ",,,", "\u00ff", "\"x\"" + ",\"x\"".repeat(1_000))) {
            answers.check(
                    "If-None-Match " + tag.substring(0, Math.min(9, tag.length())),
                    headOf(path, token, "If-None-Match: " + tag),
                    200);
        }
        answers.check("If-None-Match *", headOf(path, token, "If-None-Match: *"), 304);
        answers.verify(20);
    }

    @Test
    void path_thatIsNone() {
        List<String> hostile = List.of(
                "%2F",
                "a%2Fb",
                "..",
                "%2e%2e",
                "..%2f..%2fetc",
                ".",
                "%5c",
                "a;x=1",
                ";",
                "%3B",
                "%00",
                "%0a",
                "%",
                "%zz",
                "%ff",
                "%C0%AE",
                "\u00ff",
                "%F0%9F%98%80",
                "%20",
                "null",
                "-1",
                "1.5",
                "1e3",
                "0x10",
                "99999999999999999999999",
                "%D9%A1%D9%A2",
                "' or 1=1",
                "*",
                "{id}",
                "<b>",
                "x".repeat(2_000));
        for (Endpoint endpoint : server.harmless()) {
            List<String> token = List.of(
                    "Authorization: " + authorization(endpoint),
                    "Tus-Resumable: 1.0.0",
                    "Upload-Offset: 0",
                    "Content-Length: 0");
            for (String variable : endpoint.variables()) {
                if (endpoint.pattern().startsWith("/sandbox/inbox")) {
                    continue; // takes whatever it is sent
                }
                for (String value : hostile) {
                    String path = path(endpoint, variable, value);
                    answers.check(
                            endpoint + " " + variable + " = " + value.substring(0, Math.min(30, value.length())),
                            raw.send(endpoint.method(), path, token),
                            accepted(endpoint, value));
                }
                answers.check(
                        endpoint + " very long " + variable,
                        raw.send(endpoint.method(), path(endpoint, variable, "x".repeat(10_000)), token),
                        400,
                        414,
                        431);
            }
        }
        answers.verify(400);
    }

    /** GUIDs are compared as values: RFC 9562, 4. */
    @Test
    void guid_inUpperCase() {
        String rx = server.clinic().rx("");
        Http practice = server.practice();
        answers.check(
                "the same Rx in capitals",
                practice.delete("/third-party/v2/scan-request/" + rx.toUpperCase(Locale.ROOT)),
                200);
        answers.check("it is gone", practice.delete("/third-party/v2/scan-request/" + rx), 400);
        answers.verify(2);
    }

    /** What is no HTTP, or two requests to one reader and one to another. RFC 9112, 3 and 6. */
    @Test
    void request_thatIsNoHttp() {
        String host = "Host: 127.0.0.1\r\nConnection: close\r\n";
        String path = "/third-party/v2/discovery";
        for (String request : List.of(
                "GET " + path + " HTTP/9.9\r\n" + host + "\r\n",
                "GET  " + path + " HTTP/1.1\r\n" + host + "\r\n",
                "G\u00ffT " + path + " HTTP/1.1\r\n" + host + "\r\n",
                "GET " + path + " HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET " + path + " HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
                "GET " + path + " HTTP/1.1\r\nHost: <script>\r\nConnection: close\r\n\r\n",
                "POST " + path + " HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n",
                "POST " + path + " HTTP/1.1\r\n" + host + "Content-Length: x\r\n\r\n",
                "POST " + path + " HTTP/1.1\r\n" + host + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "POST /sandbox/tokens HTTP/1.1\r\n" + host
                        + "Content-Type: application/json\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
                "POST /sandbox/tokens HTTP/1.1\r\n" + host
                        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                "POST /sandbox/tokens HTTP/1.1\r\n" + host
                        + "Content-Type: application/json\r\nContent-Length: 10\r\n\r\n{}")) {
            answers.check(request.replace("\r\n", "|"), raw.send(request), 400, 401, 405, 505);
        }
        answers.check(
                "transfer coding",
                raw.send("POST /sandbox/tokens HTTP/1.1\r\n" + host + "Transfer-Encoding: nonsense\r\n\r\n"),
                400,
                501);
        answers.verify(13);
    }

    private RawHttp.Answer headOf(String path, List<String> token, String header) {
        List<String> headers = new ArrayList<>(token);
        headers.add(header);
        return raw.send("GET", path, headers);
    }

    /** A path that leads elsewhere has the answer of that place; everything else is wrong or not there. */
    private static Integer[] accepted(Endpoint endpoint, String value) {
        if (endpoint.method().equals("OPTIONS")) {
            return new Integer[] {200, 204, 400, 404, 405};
        }
        return Set.of(".", "..").contains(value)
                ? new Integer[] {400, 404, 405, 412, 415, 200}
                : new Integer[] {400, 404, 405, 415};
    }

    private String path(Endpoint endpoint, String variable, String value) {
        Map<String, String> values = new TreeMap<>();
        for (String name : endpoint.variables()) {
            values.put(
                    name,
                    Catalogue.values(endpoint, name, HostileServer.NOBODYS).getFirst());
        }
        values.put(variable, value);
        return endpoint.path(values);
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
