package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.portal.Visitor;
import dev.archway.server.testing.Attempt;
import dev.archway.server.testing.Catalogue;
import dev.archway.server.testing.Endpoint;
import dev.archway.server.testing.Endpoint.Access;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.Ids;
import java.io.IOException;
import java.nio.file.Path;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Every call of the server from everybody who may not make it: each gets the code of the documents, learns nothing of another's things, and changes nothing. Which calls
 * there are, and whom each takes, is asked of the running server; what must follow from that is PRODUCT.md, wire rules, and the documents' response codes.
 */
@NullUnmarked // JUnit fills the fields
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationIT {

    /** Everything that answers without a token; whatever else does is a hole. */
    private static final Pattern OPEN = Pattern.compile(
            "/|/error|/login(/passkey|/wait)?|/sign-in-problem|/css/.*|/js/.*|/shared/.*|/virtual-scanner(/.*)?|/sandbox/.*|/docs(/.*)?|/actuator(/.*)?|/api/scanner/v1/login");

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z");
    private static final Ids NONE = new Ids(Map.of());
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private IsolationServer server;
    private List<Endpoint> endpoints;

    /** Somebody with a live token who is to see nothing of the clinic's. */
    private record Stranger(String name, Supplier<String> token, Set<Access> lets, Catalogue.Own own) {

        boolean sameUser() {
            return name.startsWith("same user");
        }
    }

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = new IsolationServer(folder);
        endpoints = Endpoint.of(
                server.context.getBean("requestMappingHandlerMapping", RequestMappingInfoHandlerMapping.class));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void matrix() throws IOException {
        IsolationReport report = new IsolationReport();
        List<String> holes = new ArrayList<>();
        for (Endpoint endpoint : guarded()) {
            try {
                row(endpoint, report);
            } catch (AssertionError hole) {
                holes.add(endpoint + ": " + hole.getMessage());
            }
        }
        report.write(Path.of("target", "isolation-matrix.md"));
        assertThat(holes).isEmpty();
    }

    private void row(Endpoint endpoint, IsolationReport report) {
        String before = digest();
        for (Attempt attempt : attempts(endpoint, server.ids, server.hillsideItself())) {
            report.add(endpoint, "no token", refused(endpoint, attempt, server.http, "UNAUTHORIZED"));
            server.bad.forEach((name, token) ->
                    report.add(endpoint, name, refused(endpoint, attempt, server.http.as(token), "INVALID_TOKEN")));
        }
        for (Stranger stranger : strangers()) {
            // what a person does before pairing is his own at all of his companies
            if (!(stranger.sameUser() && endpoint.access() == Access.SIGNED_IN)) {
                report.add(endpoint, stranger.name(), asStranger(endpoint, stranger));
            }
        }
        assertThat(digest())
                .as("what the clinic has after all calls of %s", endpoint)
                .isEqualTo(before);
    }

    /** The matrix is only worth something if the same requests reach the clinic's things when the clinic makes them. */
    @Test
    void ownIds_areFound() {
        List<Endpoint> calls = guarded().stream()
                .filter(endpoint -> !endpoint.pattern().startsWith("/api/third-party/"))
                .filter(endpoint -> !endpoint.pattern().startsWith("/third-party/v2/") || !hasV3(endpoint))
                .sorted(Comparator.comparingInt(IsolationIT::harm))
                .toList();
        Catalogue.Own own = new Catalogue.Own(
                server.clinic.id().toString(), server.clinic.doctor().toString());
        for (Endpoint endpoint : calls) {
            Ids ids = server.idsWithAnotherRx();
            Ids unknown = ids.unknown();
            List<Attempt> mine = attempts(endpoint, ids, own);
            List<Attempt> nobodys = attempts(endpoint, unknown, own);
            List<String> found = new ArrayList<>();
            for (int i = 0; i < mine.size(); i++) {
                Http caller = server.http.as(ownToken(endpoint.access()));
                String nothing = said(nobodys.get(i).send(caller), unknown);
                Http.Answer answer = mine.get(i).send(caller);
                if (!said(answer, ids).equals(nothing) || answer.status() < 300) {
                    found.add(mine.get(i).path());
                }
            }
            assertThat(found)
                    .as("%s finds what the clinic has by at least one of %s", endpoint, mine)
                    .isNotEmpty();
        }
    }

    @Test
    void head_isRefusedAsGet() {
        for (Endpoint endpoint : guarded()) {
            if (endpoint.method().equals("GET")) {
                Attempt attempt =
                        attempts(endpoint, server.ids, server.hillsideItself()).getFirst();
                Http.Answer nobody = attempt.send(server.http, "HEAD");
                assertThat(nobody.status()).as("HEAD %s", endpoint).isEqualTo(UNAUTHORIZED);
                assertThat(nobody.header("WWW-Authenticate")).isEqualTo("Bearer");
                Http stranger =
                        server.http.as(endpoint.access() == Access.SCANNER ? server.otherScanner() : server.hillside());
                assertThat(attempt.send(stranger, "HEAD").status())
                        .as("HEAD %s", endpoint)
                        .isEqualTo(attempt.send(stranger).status());
            }
        }
    }

    @Test
    void trailingSlash_changesNothing() {
        for (Endpoint endpoint : guarded()) {
            Attempt attempt =
                    attempts(endpoint, server.ids, server.hillsideItself()).getFirst();
            String path = attempt.path().contains("?") ? attempt.path().replace("?", "/?") : attempt.path() + "/";
            assertThat(attempt.sendTo(server.http, path).status())
                    .as("%s with a slash", endpoint)
                    .isEqualTo(UNAUTHORIZED);
            Http caller =
                    server.http.as(endpoint.access() == Access.SCANNER ? server.otherScanner() : server.signedIn());
            assertThat(attempt.sendTo(caller, path).status())
                    .as("%s with a slash", endpoint)
                    .isEqualTo(attempt.send(caller).status());
        }
    }

    /** RFC 9110, 15.5.6. */
    @Test
    void wrongMethod_namesTheRightOnes() {
        String practice = server.hillside();
        String scanner = server.otherScanner();
        for (Endpoint endpoint : guarded()) {
            Attempt attempt =
                    attempts(endpoint, server.ids, server.hillsideItself()).getFirst();
            Set<String> right = methodsOf(attempt.path().replaceFirst("[?].*", ""));
            Http caller = server.http.as(endpoint.access() == Access.SCANNER ? scanner : practice);
            for (String wrong : METHODS) {
                if (right.contains(wrong)) {
                    continue;
                }
                Http.Answer answer = attempt.send(caller, wrong);
                assertThat(answer.status()).as("%s %s", wrong, attempt.path()).isEqualTo(405);
                assertThat(Arrays.stream(answer.header("Allow").split(", *")).filter(METHODS::contains))
                        .as("Allow of %s %s", wrong, attempt.path())
                        .containsExactlyInAnyOrderElementsOf(
                                right.stream().filter(METHODS::contains).toList());
                assertThat(answer.json().path("Code").asString()).isEqualTo("METHOD_NOT_ALLOWED");
                assertThat(attempt.send(server.http, wrong).status())
                        .as("%s %s without a token", wrong, attempt.path())
                        .isEqualTo(UNAUTHORIZED);
            }
        }
    }

    /** PRODUCT.md, wire rules: legacy base and discovered paths serve the same handlers. */
    @Test
    void bases_serveTheSameCalls() {
        Set<String> legacy = below("/api/third-party/v2/");
        assertThat(below("/third-party/v2/")).isEqualTo(legacy);
        assertThat(below("/third-party/v3/")).containsAll(legacy);
        assertThat(below("/api/third-party/v3/")).containsExactly("GET /discovery");
    }

    /** Every path that any part of the server serves, controllers, management and files alike. */
    @Test
    void nothingElseIsOpen() {
        Set<String> paths = new TreeSet<>();
        server.context
                .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> Endpoint.of(mapping).forEach(endpoint -> paths.add(endpoint.pattern())));
        server.context
                .getBeansOfType(AbstractUrlHandlerMapping.class)
                .values()
                .forEach(mapping -> paths.addAll(mapping.getHandlerMap().keySet()));
        assertThat(paths).hasSizeGreaterThan(50).contains("/login", "/actuator/health");
        for (String pattern : paths) {
            String path = pattern.replace("/**", "/probe").replaceAll("\\{([^{}]|\\{[^}]*})*}", "probe");
            if (!OPEN.matcher(path).matches()) {
                for (String method : List.of("GET", "POST")) {
                    Http.Answer answer = server.http.send(method, path, null, null);
                    boolean toLogin =
                            answer.status() == 302 && answer.header("Location").contains("/login");
                    assertThat(toLogin || answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN)
                            .as("%s %s answers %s without a token", method, path, answer.status())
                            .isTrue();
                }
            }
        }
    }

    /** A handler without a caller takes anybody: only the open list may. People who signed in with a password are callers, too; {@code ViewerIT} and the tests of {@code portal} show who of them sees what. */
    @Test
    void handlersWithoutACaller_areOnTheOpenList() {
        for (Endpoint endpoint : endpoints) {
            boolean person = Stream.of(endpoint.handler().getMethod().getParameterTypes())
                    .anyMatch(type -> type == Principal.class || Visitor.class.isAssignableFrom(type));
            if (endpoint.access() == Access.OPEN
                    && !person
                    && endpoint.handler().getBeanType().getName().startsWith("dev.archway.")) {
                assertThat(endpoint.pattern())
                        .as(
                                "%s takes no PracticeCaller, LabCaller, PairedCaller, SignedInCaller, Scanner, Visitor or Principal",
                                endpoint)
                        .matches(OPEN);
            }
        }
    }

    /** A manifest for one's own scan that names another clinic's upload. */
    @Test
    void manifest_withAnotherClinicsUpload() {
        String before = digest();
        Http scanner = server.http.as(server.otherScanner());
        String scan =
                scanner.post("/api/scanner/v1/scans", """
                        {"DoctorId": 1003, "PatientFirstName": "Own", "PatientLastName": "Patient"}""").data().path("ScanId").asString();
        Endpoint complete = endpoints.stream()
                .filter(endpoint -> endpoint.pattern().endsWith("/scans/{scan}/complete"))
                .findFirst()
                .orElseThrow();
        Ids unknown = server.ids.unknown();
        String path = complete.path(Map.of("scan", scan));
        Http.Answer foreign = attempts(complete, server.ids, server.hillsideItself())
                .getFirst()
                .sendTo(scanner, path);
        Http.Answer nobodys =
                attempts(complete, unknown, server.hillsideItself()).getFirst().sendTo(scanner, path);
        assertThat(foreign.status()).as(foreign.text()).isEqualTo(400);
        assertThat(said(foreign, server.ids)).isEqualTo(said(nobodys, unknown));
        assertThat(digest()).isEqualTo(before);
    }

    private List<Stranger> strangers() {
        Set<Access> clinic = Set.of(Access.PRACTICE, Access.PAIRED, Access.SIGNED_IN);
        Set<Access> lab = Set.of(Access.LAB, Access.PAIRED, Access.SIGNED_IN);
        Catalogue.Own hillside = server.hillsideItself();
        return List.of(
                new Stranger("signed in only", server::signedIn, Set.of(Access.SIGNED_IN), hillside),
                new Stranger("another clinic", server::hillside, clinic, hillside),
                new Stranger("same user, another clinic", server::sameUserElsewhere, clinic, server.otherItself()),
                new Stranger("another lab", server::otherLab, lab, hillside),
                new Stranger("another clinic's scanner", server::otherScanner, Set.of(Access.SCANNER), hillside));
    }

    /** Somebody whom the call takes must not tell the clinic's ids from ids that nobody has; to somebody whom it does not take it is closed. */
    private int asStranger(Endpoint endpoint, Stranger stranger) {
        Ids unknown = server.ids.unknown();
        List<Attempt> theirs = attempts(endpoint, server.ids, stranger.own());
        List<Attempt> nobodys = attempts(endpoint, unknown, stranger.own());
        int status = 0;
        for (int i = 0; i < theirs.size(); i++) {
            Attempt attempt = theirs.get(i);
            String what = stranger.name() + ": " + endpoint + " " + attempt;
            Http.Answer answer = attempt.send(server.http.as(stranger.token().get()));
            if (!stranger.lets().contains(endpoint.access())) {
                assertThat(answer.status()).as(what).isEqualTo(closed(endpoint, stranger));
            } else {
                Http.Answer nothing =
                        nobodys.get(i).send(server.http.as(stranger.token().get()));
                // without ids in it the request is the same, and may name the companies that are the caller's own
                Ids named = attempt.hasIds() ? server.ids : NONE;
                assertThat(said(answer, named)).as(what).isEqualTo(said(nothing, attempt.hasIds() ? unknown : NONE));
                if (attempt.hasIds()) {
                    assertThat(answer.status()).as(what + answer.text()).isEqualTo(attempt.unknown());
                } else {
                    assertThat(answer.status()).as(what + answer.text()).isBetween(200, 204);
                }
            }
            assertThat(answer.text()).as(what).doesNotContain("Nightingale", "Florentina", "whispered");
            status = answer.status();
        }
        return status;
    }

    /** 401 across the border between the DPMS API and the scanners', 403 for a live token of the wrong kind. PRODUCT.md, wire rules. */
    private static int closed(Endpoint endpoint, Stranger stranger) {
        boolean scannerCall = endpoint.access() == Access.SCANNER;
        return scannerCall != stranger.lets().contains(Access.SCANNER) ? UNAUTHORIZED : FORBIDDEN;
    }

    /** DPMS API V2, response codes of every call: "Wrong token, missing token". */
    private static int refused(Endpoint endpoint, Attempt attempt, Http caller, String code) {
        Http.Answer answer = attempt.send(caller);
        assertThat(answer.status()).as("%s %s", endpoint, attempt.path()).isEqualTo(UNAUTHORIZED);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        if (!attempt.method().equals("HEAD")) {
            assertThat(answer.json().path("Code").asString())
                    .as(endpoint.toString())
                    .isEqualTo(code);
        }
        return answer.status();
    }

    private String ownToken(Access access) {
        return switch (access) {
            case PRACTICE, PAIRED -> server.own();
            case LAB -> server.ownLab();
            case SIGNED_IN -> server.ownSignedIn();
            case SCANNER -> server.ownScanner();
            case MODELER -> server.modeler();
            case ADMINISTRATOR -> server.ownAdministrator();
            case OPEN -> throw new AssertionError("nobody needs a token for it");
        };
    }

    /** Calls that take things away come last, and the end of the pairing at the very end. */
    private static int harm(Endpoint endpoint) {
        if (endpoint.pattern().endsWith("/unpair")) {
            return METHODS.size();
        }
        return METHODS.indexOf(endpoint.method());
    }

    private boolean hasV3(Endpoint endpoint) {
        return endpoints.stream()
                .anyMatch(other -> other.pattern().startsWith("/third-party/v3/")
                        && other.name().equals(endpoint.name())
                        && other.handler().getMethod().equals(endpoint.handler().getMethod()));
    }

    private List<Endpoint> guarded() {
        return endpoints.stream()
                .filter(endpoint -> endpoint.access() != Access.OPEN)
                .toList();
    }

    private static List<Attempt> attempts(Endpoint endpoint, Ids ids, Catalogue.Own own) {
        return Catalogue.attempts(endpoint, ids, own);
    }

    private Set<String> below(String base) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.pattern().startsWith(base))
                .map(endpoint -> endpoint.method() + " " + endpoint.pattern().substring(base.length() - 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> methodsOf(String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return endpoints.stream()
                .filter(endpoint -> PathPatternParser.defaultInstance
                        .parse(endpoint.pattern())
                        .matches(parsed))
                .map(Endpoint::method)
                .collect(Collectors.toSet());
    }

    /**
     * All of an answer that a caller can learn from but the time of day, the ids that he sent being told by their names only. The tag of a list follows from the query and
     * from the caller's own orders, so that it is another one for each query; files with a tag have a body that tells them apart.
     */
    private static String said(Http.Answer answer, Ids ids) {
        String headers = answer.response().headers().map().entrySet().stream()
                .filter(header -> !Set.of("x-request-id", "date", "upload-expires", "content-length", "etag")
                        .contains(header.getKey()))
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
        String text = TIME.matcher(answer.text()).replaceAll("<time>");
        return answer.status() + "\n" + ids.namedIn(headers) + "\n" + ids.namedIn(text);
    }

    /** Everything that the clinic and its people are and have, in one value for each table. */
    private String digest() {
        JdbcClient jdbc = server.context.getBean(JdbcClient.class);
        List<String> tables = jdbc.sql("""
                        select table_name from information_schema.columns
                        where table_schema = 'public' and column_name = 'company_id' order by table_name""").query(String.class).list();
        StringBuilder digest = new StringBuilder();
        for (String table : tables) {
            digest.append(table).append(' ').append(digest(jdbc, table + " t where t.company_id = :clinic"));
        }
        digest.append(digest(jdbc, "company t where t.id = :clinic"));
        digest.append(digest(jdbc, "person t where t.id in (select user_id from member where company_id = :clinic)"));
        return digest.toString();
    }

    private String digest(JdbcClient jdbc, String rows) {
        return jdbc.sql("select coalesce(md5(string_agg(t::text, ',' order by t::text)), '-') from " + rows)
                        .param("clinic", server.clinic.id().value())
                        .query(String.class)
                        .single()
                + "\n";
    }
}
