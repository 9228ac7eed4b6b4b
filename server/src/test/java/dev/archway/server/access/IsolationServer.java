package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.archway.server.ArchwayServer;
import dev.archway.server.account.Company;
import dev.archway.server.account.CompanyKind;
import dev.archway.server.account.Registration;
import dev.archway.server.account.User;
import dev.archway.server.account.UserKind;
import dev.archway.server.order.Orders;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.UserId;
import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Catalogue;
import dev.archway.server.testing.Device;
import dev.archway.server.testing.Endpoint;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.Ids;
import dev.archway.server.testing.SettableClock;
import dev.archway.server.testing.Stl;
import dev.archway.server.testing.TestClinic;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.JsonNode;

/** A server with a clock of its own and a clinic that has one of everything, and everybody who might try to get at it. */
final class IsolationServer implements AutoCloseable {

    private static final String PLUS = "sandbox-dpms-plus";
    private static final String HILLSIDE_DENTIST = "dentist@hillside.test";
    private static final long HILLSIDE = 90362;

    final ConfigurableApplicationContext context;
    final Http http;

    /** The clinic whose things others are after. */
    final TestClinic clinic;

    /** Another company of the same doctor. */
    final TestClinic other;

    final Ids ids;

    /** Tokens that are nobody's, by what is wrong with them: every call answers 401 to them. */
    final Map<String, String> bad = new LinkedHashMap<>();

    /** Tokens that no call of the tests ends, and that take long to get. */
    private final Map<String, String> kept = new HashMap<>();

    private final Registration registration;

    IsolationServer(Path folder) throws JOSEException, ParseException {
        SettableClock clock = new SettableClock(Duration.ofDays(-1));
        context = new SpringApplicationBuilder(ArchwayServer.class)
                .initializers(made -> ((GenericApplicationContext) made).registerBean(Clock.class, () -> clock))
                .run(
                        "--server.port=0",
                        "--archway.data-dir=" + folder.resolve("data"),
                        "--archway.download-wait=0s",
                        "--archway.modeling.automatic=false",
                        "--management.endpoints.web.exposure.include=health");
        http = new Http("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
        registration = context.getBean(Registration.class);
        clinic = TestClinic.open(registration);
        other = TestClinic.open(registration);
        registration.member(
                other.id(), new User(clinic.doctor(), clinic.email(), "", "", "", UserKind.DENTIST, null), true);
        String expired = hillside();
        String expiredDevice = device("LUM-0003", "scanner-secret").token();
        clock.advance(Duration.ofDays(1));
        bad.put("expired", expired);
        bad.put("expired device", expiredDevice);
        ids = fill();
        spoil();
    }

    /** A token of Hillside, which shares nothing with the clinic. */
    String hillside() {
        return token(PLUS, HILLSIDE_DENTIST, HILLSIDE);
    }

    /** A token of the clinic's doctor, paired with another of his companies. */
    String sameUserElsewhere() {
        return token(PLUS, clinic.email(), other.id().value());
    }

    String own() {
        return token(PLUS, clinic.email(), clinic.id().value());
    }

    /** The lab that the clinic's order was sent to. */
    String ownLab() {
        return token("sandbox-lms", "labtech@precision.test", 70010);
    }

    String otherLab() {
        return token("sandbox-lms", "labtech@aligned.test", 70011);
    }

    /** Signed in for Hillside and not paired. */
    String signedIn() {
        return kept.computeIfAbsent("signed in", _ -> signIn());
    }

    /** The clinic's own doctor, who has not paired. */
    String ownSignedIn() {
        Browser browser = new Browser(http);
        Partnership dpms = new Partnership(http, "sandbox-dpms");
        browser.get(dpms.authorize());
        Http.Answer back = browser.login(clinic.email(), "test-password");
        String code = Partnership.parameter(browser.get(back.header("Location")), "code");
        return dpms.exchange(code, Partnership.VERIFIER)
                .json()
                .path("access_token")
                .asString();
    }

    String modeler() {
        return kept.computeIfAbsent(
                "modeler",
                _ -> http.post("/sandbox/sign-ins", """
                                {"Partner": "sandbox-lms", "User": "modeler@sandbox.test"}""")
                        .data()
                        .path("access_token")
                        .asString());
    }

    /** The clinic's own administrator. */
    String ownAdministrator() {
        return clinic.administratorToken(http, registration);
    }

    String ownScanner() {
        return kept.computeIfAbsent(
                "own scanner",
                _ -> device(clinic.scanner().serial(), "test-secret").token());
    }

    String otherScanner() {
        return kept.computeIfAbsent(
                "other scanner", _ -> device("LUM-0003", "scanner-secret").token());
    }

    Catalogue.Own hillsideItself() {
        return new Catalogue.Own(Long.toString(HILLSIDE), "1003");
    }

    Catalogue.Own otherItself() {
        return new Catalogue.Own(other.id().toString(), other.doctor().toString());
    }

    /** The clinic's ids with an Rx that nobody has touched yet. */
    Ids idsWithAnotherRx() {
        Map<String, String> values = new LinkedHashMap<>(ids.values());
        values.put("waitingRx", rx(http.as(own()), ""));
        return new Ids(values);
    }

    /** One of everything. */
    private Ids fill() {
        CompanyId lab = new CompanyId(clinic.id().value() + 200_000);
        registration.company(
                new Company(lab, "Lab of one clinic", CompanyKind.LAB, "US", "US", "", List.of("Dental"), false));
        registration.lab(clinic.id(), lab);
        User second = new User(
                new UserId(clinic.id().value() + 300_000),
                "second@" + clinic.id() + ".test",
                "",
                "Second",
                "Doctor",
                UserKind.DENTIST,
                null);
        registration.user(second, "test-password");
        registration.member(clinic.id(), second, false);
        Http practice = http.as(own());
        Device device = device(clinic.scanner().serial(), "test-secret");
        String rx = rx(practice, ", \"procedureMapId\": 30, \"labId\": 70010, \"Notes\": \"whispered\"");
        JsonNode done = device.scan(rx, Stl.upper(8), Stl.lower(8));
        String order = done.path("OrderId").asString();
        Eventually.until(
                "the order is ready",
                () -> practice.get("/third-party/v2/orders/" + rx).status() == 200);
        String openRx = rx(practice, "");
        JsonNode open = device.open(openRx);
        String scan = open.path("ScanId").asString();
        String upload = device.create(scan, "upper.stl", 10)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("company", clinic.id().toString());
        values.put("doctor", second.id().toString());
        values.put("lab", lab.toString());
        values.put("rx", rx);
        values.put("waitingRx", rx(practice, ""));
        values.put("openRx", openRx);
        values.put("order", order);
        values.put("openOrder", open.path("OrderId").asString());
        values.put("patient", patient(practice));
        values.put("chart", "Chart-Nightingale");
        values.put("scan", scan);
        values.put("doneScan", done.path("ScanId").asString());
        values.put("upload", upload.substring(upload.lastIndexOf('/') + 1));
        values.put("capture", capture(device, order));
        values.put("modelingOrder", advanced(orderOfLab(practice, device), "iTero Modeling"));
        values.put("millingOrder", advanced(advanced(orderOfLab(practice, device), "Lab Review"), "iTero Milling"));
        return new Ids(values);
    }

    private String orderOfLab(Http practice, Device device) {
        String rx = rx(practice, ", \"procedureMapId\": 30, \"labId\": 70010");
        String order =
                device.scan(rx, Stl.upper(8), Stl.lower(8)).path("OrderId").asString();
        becomes(order, "Ready for Download");
        return order;
    }

    /** The same order, that far on. */
    private String advanced(String order, String status) {
        Http.Answer answer = http.post("/sandbox/orders/" + order + "/advance", "{\"To\": \"" + status + "\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        becomes(order, status);
        return order;
    }

    private void becomes(String order, String status) {
        OrderId id = new OrderId(Long.parseLong(order));
        Orders orders = context.getBean(Orders.class);
        Eventually.until(
                order + " is " + status,
                () -> orders.get(clinic.id(), id).state().lab().equals(status));
    }

    /** A screen capture of an order, where the server has such calls. */
    private String capture(Device device, String order) {
        RequestMappingInfoHandlerMapping handlers =
                context.getBean("requestMappingHandlerMapping", RequestMappingInfoHandlerMapping.class);
        if (Endpoint.of(handlers).stream()
                .noneMatch(endpoint -> endpoint.variables().contains("screenCaptureId"))) {
            return UUID.randomUUID().toString();
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Http.Answer taken = device.http()
                .sendBytes(
                        "POST",
                        "/api/scanner/v1/orders/" + order + "/captures?Kind=IMAGE_3D",
                        jpeg.toByteArray(),
                        "image/jpeg");
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        return taken.data().path("CaptureId").asString();
    }

    private String rx(Http practice, String more) {
        Http.Answer answer = practice.post(
                "/third-party/v2/scan-request",
                clinic.scanRequest("Florentina", "Nightingale", "Chart-Nightingale", more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.data().asString();
    }

    private static String patient(Http practice) {
        return practice.get("/third-party/v2/patients/search?chartNumber=Chart-Nightingale")
                .json()
                .path(0)
                .path("UniqueId")
                .asString();
    }

    /** What is nobody's token, or nobody's any more. */
    private void spoil() throws JOSEException, ParseException {
        String live = hillside();
        SignedJWT genuine = SignedJWT.parse(live);
        SignedJWT forged = new SignedJWT(genuine.getHeader(), genuine.getJWTClaimsSet());
        forged.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
        bad.put("another server's key", forged.serialize());
        int signature = live.lastIndexOf('.') + 1;
        char first = live.charAt(signature) == 'A' ? 'B' : 'A';
        bad.put("wrong signature", live.substring(0, signature) + first + live.substring(signature + 1));
        bad.put("alg none", new PlainJWT(genuine.getJWTClaimsSet()).serialize());
        SignedJWT mac = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), genuine.getJWTClaimsSet());
        mac.sign(new MACSigner(context.getBean(RSAKey.class).toRSAPublicKey().getEncoded()));
        bad.put("public key as secret", mac.serialize());
        bad.put("random", "k7Qy0l3zq1uXw8n5T2vB9cR4dF6gH7jK8mN1pS3tV5w");
        bad.put(
                "refresh token",
                pair(PLUS, HILLSIDE_DENTIST, HILLSIDE).path("refresh_token").asString());
        String revoked = signIn();
        new Partnership(http, "sandbox-dpms").revoke(revoked);
        bad.put("revoked", revoked);
        String unpaired = token("sandbox-dpms", clinic.email(), other.id().value());
        assertThat(http.as(unpaired).post("/third-party/v2/unpair", "").status())
                .isEqualTo(200);
        bad.put("un-paired", unpaired);
    }

    private String signIn() {
        return new Partnership(http, "sandbox-dpms")
                .tokens(HILLSIDE_DENTIST)
                .json()
                .path("access_token")
                .asString();
    }

    private Device device(String serial, String secret) {
        return Device.login(http, serial, secret);
    }

    private String token(String partner, String user, long company) {
        return pair(partner, user, company).path("access_token").asString();
    }

    private JsonNode pair(String partner, String user, long company) {
        Http.Answer answer = http.post("/sandbox/tokens", """
                {"Partner": "%s", "User": "%s", "CompanyId": %d}""".formatted(partner, user, company));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.data().path("OAuthResponse");
    }

    @Override
    public void close() {
        context.close();
    }
}
