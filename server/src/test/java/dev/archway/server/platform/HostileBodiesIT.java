package dev.archway.server.platform;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Attempt;
import dev.archway.server.testing.Endpoint;
import dev.archway.server.testing.Http;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every call that takes JSON, with bodies that are none or not what they say: each has its code and is refused in words. PRODUCT.md, wire rules. */
@NullUnmarked // JUnit and Spring fill the fields
class HostileBodiesIT extends ArchwayIT {

    private static final int MEGABYTE = 1 << 20;
    private static final String JSON = "application/json";

    @Autowired
    Registration registration;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingInfoHandlerMapping handlers;

    private final HostileAnswers answers = new HostileAnswers();
    private HostileServer server;
    private List<Endpoint> withBody;

    @BeforeEach
    void start() {
        server = HostileServer.of(http(), registration, handlers);
        withBody = server.endpoints().stream()
                .filter(endpoint -> endpoint.body().isPresent())
                .toList();
    }

    @Test
    void body_thatIsNoJsonObject() {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        for (String text : List.of(
                "[]",
                "[{}]",
                "1",
                "\"text\"",
                "true",
                "{",
                "{\"a\":",
                "{\"a\" 1}",
                "{\"a\": 1,}",
                "{'a': 1}",
                "{} {}",
                "{}x",
                "{\"a\": NaN}",
                "{\"a\": 01}",
                "{\"x\": 1, \"x\": 2}",
                "{\"a\": \"\0\"}",
                "\0\0\0\0",
                "{\"a\": \"\n\"}",
                "{\"a\": \"\\x\"}",
                "{\"a\":".repeat(5000) + "1" + "}".repeat(5000),
                "[".repeat(100_000),
                "{\"a\": " + "9".repeat(5000) + "}",
                "<html></html>",
                "a=b&c=d")) {
            bodies.put(text, text.getBytes(StandardCharsets.UTF_8));
        }
        bodies.put("broken UTF-8", new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'});
        bodies.put("cut UTF-8", new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xe2, (byte) 0x82, '"', '}'});
        bodies.put("half of UTF-16", new byte[] {0, '{', 0});
        for (Endpoint endpoint : withBody) {
            bodies.forEach((name, body) ->
                    answers.check(endpoint + " with " + shortened(name), send(endpoint, body, JSON), 400));
            for (String nothing : List.of("", " ", "null")) {
                byte[] body = nothing.getBytes(StandardCharsets.UTF_8);
                answers.check(endpoint + " with '" + nothing + "'", send(endpoint, body, JSON), nothing(endpoint));
            }
            answers.check(endpoint + " without a body", send(endpoint, null, JSON), nothing(endpoint));
        }
        answers.verify(400);
    }

    @Test
    void body_ofAnotherType() {
        byte[] object = "{}".getBytes(StandardCharsets.UTF_8);
        for (Endpoint endpoint : withBody) {
            for (String type : List.of(
                    "text/plain",
                    "text/html",
                    "application/xml",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x",
                    "application/octet-stream",
                    "application/offset+octet-stream",
                    "application/json-seq",
                    "json",
                    "*/*",
                    "application/json; charset=nonsense",
                    "application/json; charset=",
                    ";")) {
                answers.check(endpoint + " as " + type, send(endpoint, object, type), 400, 415);
            }
            answers.check(endpoint + " without a type", send(endpoint, object, null), 415);
            answers.check(endpoint + " in gzip", send(endpoint, gzip(object), JSON, "Content-Encoding", "gzip"), 415);
            answers.check(
                    endpoint + " in an unknown coding", send(endpoint, object, JSON, "Content-Encoding", "br"), 415);
        }
        answers.verify(200);
    }

    /** What means the same gets the same answer. */
    @Test
    void body_inAnotherDress() {
        for (Endpoint endpoint : withBody) {
            String body = server.attempt(endpoint).body();
            String json = body == null ? "{}" : body;
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            if (send(endpoint, bytes, JSON).status() < 300) {
                continue; // done twice it would not be the same
            }
            Http.Answer plain = send(endpoint, bytes, JSON);
            answers.same(endpoint + " with a charset", send(endpoint, bytes, "application/json; charset=utf-8"), plain);
            answers.same(endpoint + " in capitals", send(endpoint, bytes, "APPLICATION/JSON;CHARSET=\"UTF-8\""), plain);
            answers.same(
                    endpoint + " as UTF-16", send(endpoint, json.getBytes(StandardCharsets.UTF_16BE), JSON), plain);
            answers.same(
                    endpoint + " with a mark",
                    send(endpoint, ("\uFEFF" + json).getBytes(StandardCharsets.UTF_8), JSON),
                    plain);
            answers.same(
                    endpoint + " with more",
                    send(
                            endpoint,
                            json.replaceFirst("[{]", "{\"Unknown\": [1, {}], ")
                                    .replace(", }", "}")
                                    .getBytes(StandardCharsets.UTF_8),
                            JSON),
                    plain);
            answers.same(
                    endpoint + " in blanks",
                    send(endpoint, (json + " ".repeat(MEGABYTE - bytes.length)).getBytes(StandardCharsets.UTF_8), JSON),
                    plain);
            // a NUL in two bytes, which some readers take for one
            byte[] overlong = {'{', '"', 'a', '"', ':', '"', (byte) 0xc0, (byte) 0x80, '"', '}'};
            answers.check(endpoint + " with overlong UTF-8", send(endpoint, overlong, JSON));
            answers.check(endpoint + " in UTF-32", send(endpoint, json.getBytes(Charset.forName("UTF-32BE")), JSON));
        }
        answers.verify(100);
    }

    @Test
    void body_tooLarge() {
        byte[] large = ("{}" + " ".repeat(MEGABYTE - 1)).getBytes(StandardCharsets.UTF_8);
        for (Endpoint endpoint : withBody) {
            answers.says(endpoint + " with 1 MB and a byte", send(endpoint, large, JSON), "1048576 bytes", 413);
        }
        answers.verify(10);
    }

    /** Each field of each body with values that it cannot have. */
    @Test
    void field_ofAWrongType() {
        for (Endpoint endpoint : withBody) {
            for (RecordComponent field : endpoint.body().orElseThrow().getRecordComponents()) {
                String name = wireName(field);
                for (String value : List.of("[[1]]", "{\"a\": {}}")) {
                    boolean anyValue = field.getType() == Object.class;
                    boolean fits = field.getType().isRecord() && value.startsWith("{");
                    Http.Answer answer = field(endpoint, name, value);
                    if (anyValue || fits) {
                        answers.check(endpoint + " " + name + " = " + value, answer);
                    } else {
                        answers.says(endpoint + " " + name + " = " + value, answer, name, 400);
                    }
                }
                for (String value : List.of(
                        "true",
                        "-1",
                        "1.5",
                        "1e400",
                        "99999999999999999999999999",
                        "\"\"",
                        "\" \"",
                        "\"\\u0000\"",
                        "\"a\\u0000b\"",
                        "\"\\ud800\"",
                        "\"\\udc00\\ud800\"",
                        "\"\\uffff\"",
                        "\"\\u202e\"",
                        "\"'; drop table patient; --\"",
                        "\"${jndi:ldap://127.0.0.1/x}\"",
                        "\"" + "x".repeat(10_000) + "\"",
                        "\"" + "9".repeat(400) + "\"",
                        "null")) {
                    answers.check(endpoint + " " + name + " = " + shortened(value), field(endpoint, name, value));
                }
            }
        }
        answers.verify(1_000);
    }

    /** Where a body is optional, none is right, and what comes of it is another matter. */
    private static Integer[] nothing(Endpoint endpoint) {
        return endpoint.needsBody() ? new Integer[] {400} : new Integer[] {};
    }

    /** A body that is right but for one field. */
    private Http.Answer field(Endpoint endpoint, String name, String value) {
        String body = server.attempt(endpoint).body();
        String others = body == null ? "{}" : body;
        // the same field a second time would be refused for that alone
        String without = others.replaceFirst("(?i)\"" + name + "\": (\"[^\"]*\"|[-\\d]+|\\[.*])(, )?", "");
        String json = without.replaceFirst("[{]", "{\"" + name + "\": @, ")
                .replace(", }", "}")
                .replace("@", value);
        return send(endpoint, json.getBytes(StandardCharsets.UTF_8), JSON);
    }

    private Http.Answer send(Endpoint endpoint, byte @Nullable [] body, @Nullable String type, String... header) {
        Attempt attempt = server.attempt(endpoint);
        Http caller = server.caller(endpoint);
        if (header.length > 0) {
            caller = caller.with(header[0], header[1]);
        }
        return caller.sendBytes(attempt.method(), attempt.path(), body, type);
    }

    private static String wireName(RecordComponent field) {
        return Character.toUpperCase(field.getName().charAt(0))
                + field.getName().substring(1);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
