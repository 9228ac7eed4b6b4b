package dev.archway.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The program against a server that answers as the documents say. */
class CommandTest {

    private static final String RX = "a09292aa-8b06-45f9-a73c-350538bb32f3";

    @TempDir
    Path folder;

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final PrintStream before = System.out;
    private HttpServer server;
    private String base;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        base = "http://127.0.0.1:" + server.getAddress().getPort();
        System.setOut(new PrintStream(terminal, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setOut(before);
        server.stop(0);
    }

    @Test
    void once_importsAndTellsWithoutNames() {
        assertThat(execute(run("--once", "--sandbox-user", "dentist@riverside.test")))
                .isZero();
        assertThat(terminal.toString(StandardCharsets.UTF_8))
                .contains("order 100000001  Fixed Restorative  r1  0.0 kB")
                .doesNotContain("Doe", "Jane", "C-1", "access-1");
        assertThat(ConnectorCase.files(folder)).isEqualTo(ConnectorCase.revision("C-1", 100000001, 1));
        assertThat(execute("status", "--dir", folder.toString())).isZero();
        assertThat(out.toString()).contains("orders     1", "revisions  1", "waiting    0");
        assertThat(bodies)
                .anyMatch(body ->
                        body.contains("\"User\":\"dentist@riverside.test\"") && body.contains("\"CompanyId\":90360"));
    }

    @Test
    void login_pairsAndKeepsTheTokensToItself() throws Exception {
        Thread browser = Thread.ofVirtual().start(this::browse);
        assertThat(execute(
                        "login",
                        "--server",
                        base,
                        "--partner",
                        "sandbox-dpms",
                        "--partner-secret",
                        "s",
                        "--dir",
                        folder.toString(),
                        "--callback-url",
                        "https://practice.example/hook"))
                .isZero();
        browser.join();
        Path tokens = folder.resolve(".archway/tokens.json");
        assertThat(Files.readString(tokens)).contains("paired-1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tokens)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(".archway"))))
                .isEqualTo("rwx------");
        assertThat(bodies).anyMatch(body -> body.contains("code=the-code") && body.contains("code_verifier="));
        assertThat(bodies)
                .anyMatch(body -> body.matches(
                        "\\{\"CompanyId\":90360,\"CallbackUrl\":\"https://practice.example/hook/[A-Za-z0-9_-]{32}\"}"));
        assertThat(out.toString())
                .contains("paired with 90360 Riverside Dental")
                .doesNotContain("paired-1", "access-1");
        assertThat(execute(run("--once"))).isZero();
    }

    @Test
    void run_withoutLoginIsOneLine() {
        assertThat(execute(run("--once"))).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "connector: the server accepts no token any longer: run 'connector login' again\n");
    }

    @Test
    void run_serverAwayIsOneLine() {
        server.stop(0);
        assertThat(execute(run("--once", "--sandbox-user", "dentist@riverside.test")))
                .isEqualTo(1);
        assertThat(err.toString()).isEqualToNormalizingNewlines("connector: the server cannot be reached\n");
    }

    @Test
    void status_ofAnUntouchedFolder() {
        assertThat(execute("status", "--dir", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("no connector has worked on this folder yet");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dance",
                "run",
                "run --server http://127.0.0.1:1 --partner p --dir x --company x",
                "run --server http://dental.example --partner p --dir x --company 1",
                "run --server http://127.0.0.1:1 --partner p --dir x --company 1 --poll-every 0s",
                "run --server http://127.0.0.1:1 --partner p --dir x --company 1 --listen 9000",
                "status"
            })
    void wrongCommandLine_is2(String line) {
        assertThat(execute(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
        assertThat(Path.of("x")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "run --help", "login --help", "status --help"})
    void help_everywhere(String line) {
        assertThat(execute(line.split(" "))).isZero();
        assertThat(out.toString()).contains("Usage: connector");
    }

    private String[] run(String... more) {
        List<String> line = new ArrayList<>(List.of(
                "run",
                "--server",
                base,
                "--partner",
                "sandbox-dpms",
                "--partner-secret",
                "s",
                "--dir",
                folder.toString(),
                "--company",
                "90360"));
        line.addAll(List.of(more));
        return line.toArray(String[]::new);
    }

    private int execute(String... line) {
        CommandLine command = ConnectorCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(line);
    }

    /** Opens the printed page and comes back as a browser would. */
    private void browse() {
        Pattern printed = Pattern.compile("redirect_uri=([^&]+)&state=([^&]+)");
        Matcher page = printed.matcher(out.toString());
        while (!page.find()) {
            Thread.onSpinWait();
            page = printed.matcher(out.toString());
        }
        String back = URLDecoder.decode(page.group(1), StandardCharsets.UTF_8);
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(URI.create(back + "?code=the-code&state=" + page.group(2)))
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String path = exchange.getRequestURI().getPath();
            String tokens =
                    "{\"access_token\":\"%s\",\"refresh_token\":\"r\",\"token_type\":\"Bearer\",\"expires_in\":3600}";
            String pairing =
                    "{\"Data\":{\"OAuthResponse\":" + tokens + ",\"Warnings\":[],\"CompanyId\":90360},\"Status\":1}";
            String body = switch (path) {
                case "/sandbox/tokens" -> pairing.formatted("access-1");
                case "/oauth/token" -> tokens.formatted("login-1");
                case "/third-party/v2/pair" -> pairing.formatted("paired-1");
                case "/third-party/v2/available-companies" ->
                    "{\"Data\":[{\"CompanyId\":90360,\"CompanyName\":\"Riverside Dental\",\"CompanyType\":\"Clinic\",\"CountryCode\":\"US\",\"IsPaired\":false}],\"Status\":1}";
                case "/api/third-party/v2/discovery" ->
                    "{\"Data\":{\"Region\":\"US\",\"Domain\":\"%1$s\",\"Path\":\"third-party/v2\",\"OAuthBase\":\"%1$s\",\"PortalUrl\":\"%1$s\"},\"Status\":1}"
                            .formatted(base);
                case "/third-party/v2/orders/practice" ->
                    "{\"Data\":{\"HasMore\":false,\"PageSize\":1024,\"Offset\":0,\"Results\":[" + order()
                            + "]},\"Status\":1}";
                case "/third-party/v2/orders/" + RX -> "{\"Data\":" + order() + ",\"Status\":1}";
                case "/third-party/v2/order/100000001/download/IDE" -> "a package";
                case "/third-party/v2/order/100000001/download/IMAGE_GALLERY" -> "a gallery";
                default -> "";
            };
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(bytes.length == 0 ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** DPMS API V2, 4.4.3. */
    private String order() {
        return """
                {"ProcedureName":"Fixed Restorative","ProcedureTypeName":null,"RxId":"%2$s","OrderId":100000001,"OrderCode":"ABCD1234","ScanningDate":"2026-02-27T09:30:00Z",
                 "DoctorId":1001,"ScanningOperatorId":null,"ScanningOperatorName":null,"ScanningTime":312,"PatientFirstName":"Jane","PatientLastName":"Doe","PatientChartNumber":"C-1",
                 "CaseType":"Restorative","CompanyId":90360,"CompanyName":"Riverside Dental","LabId":null,"LabName":null,"Preps":[],"Notes":null,"ViewerUrl":"%1$s/v",
                 "ThumbnailsDownloadUrl":"%1$s/third-party/v2/order/100000001/download/IMAGE_GALLERY","IdeFileUrl":"%1$s/third-party/v2/order/100000001/download/IDE",
                 "ScreenCaptureFileUrl":"%1$s/third-party/v2/order/100000001/download/SCREEN_CAPTURE","Status":"Completed","DueDate":null,"PatientId":5,"DoctorName":"Ada River",
                 "DoctorLicenseNumber":null,"Urls":{"MyiTero3DViewerUrl":"v","IDEFileUrl":"i","ScreenCaptureUrl":"s","ThumbnailsUrl":"t"},"ScannerModelDescription":"x","ScannerModelId":5}""".formatted(base, RX);
    }
}
