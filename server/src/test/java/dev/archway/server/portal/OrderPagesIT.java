package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.account.User;
import dev.archway.server.account.UserKind;
import dev.archway.server.shared.UserId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Device;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.Jpegs;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.TestLab;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who sees which orders on the pages, and what a page says of what it cannot read. DPMS API V2, 4.4.8. */
@NullUnmarked // JUnit and Spring fill the fields
class OrderPagesIT extends ArchwayIT {

    private static final Pattern NOTIFICATION = Pattern.compile("(/connections/notifications/[0-9a-f-]{36})");
    private static final Pattern PATIENT = Pattern.compile("(/patients/[0-9a-f-]{36})");
    private static final Pattern SHARE = Pattern.compile("(/orders/\\d+/shares/\\d+/end)");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final Map<String, String> OTHER_FORMAT = Map.of(
            "iCast", "Open Shell",
            "iRecord", "Open Shell",
            "dataFormat", "File per arch (each arch with teeth up)",
            "fileType", "STL",
            "system", "3Shape");

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    private ScannedClinic clinic;
    private long order;

    @BeforeEach
    void open() {
        clinic = ScannedClinic.open(registration, http());
        order = clinic.scan(clinic.rx(", \"procedureMapId\": 30, \"labId\": 70010"))
                .path("OrderId")
                .asLong();
    }

    @Test
    void doctor_seesHisOrders() {
        Http.Answer page = signedIn(clinic.clinic().email(), "test-password").get("/orders");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Pine, Petra", "Fixed Restorative", Long.toString(order));
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("Cache-Control")).contains("no-store");
    }

    /** Whatever the pages have of an order, a colleague gets it with full order visibility alone. */
    @ParameterizedTest
    @CsvSource({"true, 200", "false, 404"})
    void colleague_needsFullOrderVisibility(boolean granted, int status) {
        Eventually.get(() -> clinic.download(order, "IDE"), answer -> answer.status() == 200);
        Browser doctor = signedIn(clinic.clinic().email(), "test-password");
        String capture = capture();
        String told = Eventually.get(
                () -> first(NOTIFICATION, doctor.get("/connections").text()), link -> !link.isEmpty());
        String patient = first(PATIENT, doctor.get("/orders/" + order).text());
        Browser colleague = colleague(granted);

        assertThat(colleague.get("/orders").text().contains("Pine, Petra")).isEqualTo(granted);
        for (String path : List.of(
                "/orders/" + order,
                "/orders/" + order + "/line",
                "/orders/" + order + "/files/IDE?revision=1",
                "/orders/" + order + "/files/IMAGE_GALLERY",
                "/orders/" + order + "/files/SCREEN_CAPTURE",
                "/orders/" + order + "/pictures/small?revision=1",
                "/orders/" + order + "/pictures/front?revision=1",
                "/orders/" + order + "/captures/" + capture,
                "/viewer/" + order,
                "/viewer/" + order + "/model.glb?revision=1",
                told)) {
            assertThat(doctor.get(path).status()).as("the doctor at " + path).isEqualTo(200);
            assertThat(colleague.get(path).status()).as(path).isEqualTo(status);
        }
        assertThat(colleague.get("/connections").text().contains(told)).isEqualTo(granted);
        assertThat(post(colleague, told + "/again", Map.of()).status()).isEqualTo(granted ? 302 : 404);
        assertThat(post(colleague, "/orders/" + order + "/shares", Map.of("days", "7"))
                        .status())
                .isEqualTo(granted ? 302 : 404);
        post(doctor, "/orders/" + order + "/shares", Map.of("days", "7"));
        String end = first(SHARE, doctor.get("/orders/" + order).text());
        assertThat(post(colleague, end, Map.of()).status()).isEqualTo(granted ? 302 : 404);

        // patients are the clinic's; their orders are not
        clinic.practice().post("/third-party/v2/scan-request", clinic.clinic().scanRequest("Paul", "Pond", "C-2", ""));
        String another = first(PATIENT, doctor.get("/patients?words=pond").text());
        for (String page : List.of(patient, patient + "/merge?with=" + another.substring("/patients/".length()))) {
            Http.Answer answer = colleague.get(page);
            assertThat(answer.status()).as(page).isEqualTo(200);
            assertThat(answer.text().contains("/orders/" + order)).as(page).isEqualTo(granted);
        }
    }

    /** The revision is read as the API reads it: another than the one that was asked for is no answer. */
    @Test
    void file_ofARevision() {
        String file = "/orders/" + order + "/files/IDE";
        Eventually.get(() -> clinic.download(order, "IDE"), answer -> answer.status() == 200);
        Browser doctor = signedIn(clinic.clinic().email(), "test-password");

        for (String newest : List.of("", "?revision=", "?Revision=1")) {
            assertThat(doctor.get(file + newest).status()).as(newest).isEqualTo(200);
        }
        assertThat(doctor.get(file + "?REVISION=99").status()).isEqualTo(404);
        for (String wrong : List.of("0", "x", "1&Revision=1")) {
            assertThat(doctor.get(file + "?revision=" + wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    /** Who sees an order from another company of his than the one that he is at goes there: its patient, its links and its changes are there. */
    @Test
    void orderOfAnotherCompanyOfHis_opensThere() {
        ScannedClinic other = ScannedClinic.open(registration, http());
        long there = other.scan(other.rx("")).path("OrderId").asLong();
        User doctor = new User(
                clinic.clinic().doctor(), clinic.clinic().email(), "", "Robin", "Ridge", UserKind.DENTIST, null);
        registration.member(other.clinic().id(), doctor, true);
        Browser browser = signedIn(clinic.clinic().email(), "test-password");
        assertThat(browser.get("/orders").text()).doesNotContain("/orders/" + there);

        Http.Answer led = browser.get("/orders/" + there);

        assertThat(led.status()).isEqualTo(302);
        assertThat(led.header("Location")).endsWith("/orders/" + there);
        String page = browser.get("/orders/" + there).text();
        assertThat(browser.get(first(PATIENT, page)).status()).isEqualTo(200);
        assertThat(browser.get("/orders").text()).contains("/orders/" + there);
        assertThat(browser.get("/orders/" + order).status()).as("and back").isEqualTo(302);
        assertThat(browser.get("/orders/" + order).status()).isEqualTo(200);
    }

    /** Somebody of the lab is that lab: the one of this order, whatever else he belongs to, and also after he left. */
    @Test
    void history_namesTheLabOfTheOrder() {
        TestLab elsewhere = TestLab.open(registration, clinic.clinic(), http());
        TestLab lab = TestLab.open(registration, clinic.clinic(), http());
        UserId id = new UserId(lab.id().value());
        registration.member(
                elsewhere.id(), new User(id, lab.email(), "", "Lou", "Lake", UserKind.LAB_PERSON, null), false);
        long returned = clinic.readyOrder(", \"procedureMapId\": 30, \"labId\": " + lab.id());
        lab.http().post("/third-party/v2/order/" + returned + "/return", "{\"Reason\": \"Too short\"}");
        Browser doctor = signedIn(clinic.clinic().email(), "test-password");

        for (int i = 0; i < 2; i++) {
            assertThat(doctor.get("/orders/" + returned).text())
                    .contains("Lab " + lab.id() + " (sandbox-lms)")
                    .doesNotContain("Lab " + elsewhere.id(), "Lou Lake");
            jdbc.sql("delete from member where user_id = :id")
                    .param("id", id.value())
                    .update();
        }
    }

    /** Size and digest are those of the package that this visitor gets, or are not said. DPMS API V2, 4.7.5. */
    @Test
    void files_sayWhatThisVisitorGets() {
        TestLab ownLab = TestLab.open(registration, clinic.clinic(), http());
        long order = clinic.scan(clinic.rx(", \"procedureMapId\": 30, \"labId\": " + ownLab.id()))
                .path("OrderId")
                .asLong();
        Eventually.get(() -> clinic.download(order, "IDE"), answer -> answer.status() == 200);
        Browser doctor = signedIn(clinic.clinic().email(), "test-password");
        String own = Device.sha256(
                doctor.get("/orders/" + order + "/files/IDE?revision=1").bytes());
        assertThat(doctor.get("/orders/" + order).text()).contains(own).doesNotContain("made when you fetch it");

        Browser lab = signedIn(ownLab.email(), "test-password");
        Http.Answer set = lab.submit("/settings", "/settings/exports", OTHER_FORMAT);
        assertThat(set.status()).as(set.text()).isEqualTo(302);
        assertThat(lab.get("/orders/" + order).text())
                .contains("in your format, made when you fetch it")
                .doesNotContain(own);
        Http.Answer fetched = Eventually.get(
                () -> lab.get("/orders/" + order + "/files/IDE?revision=1"), answer -> answer.status() == 200);
        assertThat(lab.get("/orders/" + order).text())
                .contains(Device.sha256(fetched.bytes()))
                .doesNotContain("made when you fetch it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dentist@hillside.test", "labtech@aligned.test", "modeler@sandbox.test", "admin@sandbox.test"})
    void othersSeeNothing(String email) {
        Browser other = signedIn(email, "archway-sandbox");

        assertThat(other.get("/orders").text()).doesNotContain("Pine");
        for (String path :
                List.of("", "/line", "/files/IDE", "/pictures/small?revision=1", "/pictures/front?revision=1")) {
            Http.Answer answer = other.get("/orders/" + order + path);
            assertThat(answer.status()).as(path).isIn(403, 404);
            assertThat(answer.text()).doesNotContain("Pine", "Exception");
        }
        for (String action : List.of("proceed", "modeling", "physical-model", "return")) {
            Http.Answer answer = post(other, "/orders/" + order + "/" + action, Map.of("reason", "mine"));
            assertThat(answer.status()).as(action).isIn(403, 404);
        }
    }

    /** A clinic is no lab. */
    @Test
    void doctor_cannotActAsLab() {
        Browser doctor = signedIn(clinic.clinic().email(), "test-password");

        assertThat(post(doctor, "/orders/" + order + "/modeling", Map.of()).status())
                .isEqualTo(403);
        assertThat(doctor.get("/inbox").status()).isEqualTo(403);
    }

    @Test
    void action_withoutTheTokenOfTheForm_doesNothing() {
        Browser lab = signedIn("labtech@precision.test", "archway-sandbox");

        assertThat(lab.post("/orders/" + order + "/modeling", Map.of()).header("Location"))
                .contains("expired");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "to=2026-02-30",
                "from=%2B999999999-12-31",
                "from=%00",
                "status=%00",
                "status=Nothing",
                "doctor=abc",
                "doctor=99999999999999999999",
                "procedure=Nothing",
                "words=%25%5C_'%22",
                "words=999999999999",
                "words=a+b+c+d+e+f+g+h+i+j",
                "unknown=1"
            })
    void strangeQuestions_areAnsweredInWords(String query) {
        Http.Answer page = signedIn(clinic.clinic().email(), "test-password").get("/orders?" + query);

        assertThat(page.status()).isIn(200, 400);
        assertThat(page.text()).doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "2026-01-31T00:00:00Z", "2026-01-31T00:00:00Z_", "_1", "+999999999-12-31T23:59:59Z_1"})
    void placeThatNoListGave(String after) {
        Browser doctor = signedIn(clinic.clinic().email(), "test-password");

        Http.Answer page = doctor.get("/orders?" + Browser.encoded(Map.of("after", after)));

        assertThat(page.status()).as(page.text()).isIn(400, 404);
        assertThat(page.text()).doesNotContain("Exception");
    }

    @Test
    void company_ofSomebodyElse_isNoChoice() {
        Browser doctor = signedIn(clinic.clinic().email(), "test-password");

        assertThat(post(doctor, "/company", Map.of("company", "90362")).status())
                .isEqualTo(404);
        assertThat(post(doctor, "/company", Map.of("company", "x")).status()).isEqualTo(400);
        assertThat(doctor.get("/orders").text())
                .contains("Clinic " + clinic.clinic().id());
    }

    /** Words are looked for as they are written, signs of patterns included. */
    @Test
    void words_arePartsOfNamesChartsAndNumbers() {
        Browser doctor = signedIn(clinic.clinic().email(), "test-password");

        for (String words : List.of("pine", "PETRA pin", "c-1", Long.toString(order))) {
            assertThat(doctor.get("/orders?" + Browser.encoded(Map.of("words", words)))
                            .text())
                    .as(words)
                    .contains("Pine, Petra");
        }
        for (String words : List.of("%", "_ine", "pine oak", "77")) {
            assertThat(doctor.get("/orders?" + Browser.encoded(Map.of("words", words)))
                            .text())
                    .as(words)
                    .doesNotContain("Pine, Petra");
        }
    }

    /** Days are those of where the page is read; a cookie that names no zone means UTC. */
    @Test
    void days_areThoseOfTheBrowser() {
        Instant scanned = Instant.parse("2026-03-10T23:30:00Z");
        jdbc.sql("update orders set scanned_at = :at where id = :order")
                .param("at", scanned.atOffset(ZoneOffset.UTC))
                .param("order", order)
                .update();
        Map<String, String> days =
                Map.of("Europe%2FBerlin", "2026-03-11", "America/Los_Angeles", "2026-03-10", "Nowhere", "2026-03-10");
        days.forEach((zone, day) -> {
            Browser doctor = signedIn(clinic.clinic().email(), "test-password").with("archway-zone", zone);
            assertThat(doctor.get("/orders?from=" + day + "&to=" + day).text())
                    .as(zone)
                    .contains("Pine, Petra");
            String otherDay = day.endsWith("1") ? "2026-03-10" : "2026-03-11";
            assertThat(doctor.get("/orders?from=" + otherDay + "&to=" + otherDay)
                            .text())
                    .as(zone)
                    .doesNotContain("Pine, Petra");
        });
    }

    /** Another language is another language for the same page; a form cannot lead to another server. */
    @Test
    void language_keepsThePage() {
        Browser doctor = signedIn(clinic.clinic().email(), "test-password");
        String page = "/orders?words=pine&status=Completed";
        assertThat(doctor.get(page).text())
                .contains("name=\"place\" value=\"/orders?words=pine&amp;status=Completed\"");

        assertThat(post(doctor, "/language", Map.of("language", "de", "place", page))
                        .header("Location"))
                .endsWith(page);
        assertThat(doctor.get(page).text()).contains("lang=\"de\"");
        for (String elsewhere :
                List.of("//evil.test", "https://evil.test", "/\\evil.test", "", "/{x}", "/a b", "/a\r\nb")) {
            Http.Answer led = post(doctor, "/language", Map.of("language", "en", "place", elsewhere));
            assertThat(led.status()).as(elsewhere).isEqualTo(302);
            assertThat(led.header("Location"))
                    .as(elsewhere)
                    .doesNotContain("evil")
                    .endsWith("/");
        }
    }

    /** Five hundred are shown, and that there are more is said. */
    @Test
    void inbox_saysThatThereIsMore() {
        TestLab lab = TestLab.open(registration, clinic.clinic(), http());
        lay(lab, 500);
        Browser tech = signedIn(lab.email(), "test-password");
        assertThat(tech.get("/inbox").text()).contains("Many, Mary").doesNotContain("More than 500 orders wait");

        lay(lab, 1);
        assertThat(tech.get("/inbox").text().split("class=\"pick\"><input type=\"checkbox\" value"))
                .hasSize(501);
        assertThat(tech.get("/inbox").text()).contains("More than 500 orders wait");
    }

    /** Orders that wait on a lab's desk, laid by SQL. */
    private void lay(TestLab lab, int count) {
        jdbc.sql("""
                        with mary as (
                            insert into patient as p (company_id, id, first_name, last_name, first_key, last_key, chart_key, created_at, updated_at)
                            values (:clinic, gen_random_uuid(), 'Mary', 'Many', 'mary', 'many', '', now(), now())
                            on conflict (company_id, chart_key, last_key, first_key) do update set updated_at = now()
                            returning id),
                        rx as (
                            insert into prescription (company_id, id, patient_id, doctor_id, procedure_map_id, lab_id, status, created_at)
                            select :clinic, gen_random_uuid(), mary.id, :doctor, 30, :lab, 'SENT', now()
                            from mary, generate_series(1, :count)
                            returning id, patient_id)
                        insert into orders (company_id, rx_id, code, state, revision, ready_revision, doctor_id, patient_id, lab_id,
                                            scanner_serial, scanner_model, scanned_at, listed_at, created_at)
                        select :clinic, id, upper(left(md5(id::text), 8)), 'READY', 1, 1, :doctor, patient_id, :lab,
                               :serial, 6, now(), now(), now()
                        from rx""")
                .param("clinic", clinic.clinic().id().value())
                .param("doctor", clinic.clinic().doctor().value())
                .param("lab", lab.id().value())
                .param("serial", clinic.clinic().scanner().serial())
                .param("count", count)
                .update();
    }

    /** A filter that is not understood finds nothing, and not everything. */
    @ParameterizedTest
    @ValueSource(
            strings = {"status=Nothing", "doctor=abc", "doctor=99999999999999999999", "doctor=1", "procedure=Nothing"})
    void unknownFilter_findsNothing(String query) {
        for (String email : List.of(clinic.clinic().email(), "head")) {
            Browser browser = email.equals("head") ? colleague(true) : signedIn(email, "test-password");
            assertThat(browser.get("/orders").text()).contains("Pine, Petra");
            assertThat(browser.get("/orders?" + query).text()).doesNotContain("Pine, Petra");
        }
    }

    /** The scanner sends a screen capture; its id. */
    private String capture() {
        return clinic.device()
                .http()
                .sendBytes(
                        "POST",
                        "/api/scanner/v1/orders/" + order + "/captures?Kind=IMAGE_3D",
                        Jpegs.picture(1),
                        "image/jpeg")
                .data()
                .path("CaptureId")
                .asString();
    }

    private static String first(Pattern link, String page) {
        Matcher found = link.matcher(page);
        return found.find() ? found.group(1) : "";
    }

    private Browser colleague(boolean granted) {
        UserId id = new UserId(clinic.clinic().id().value() + 40_000_000);
        String email = "colleague@" + clinic.clinic().id() + ".test";
        User colleague = new User(id, email, "", "Cam", "Cliff", UserKind.DENTIST, null);
        registration.user(colleague, "test-password");
        registration.member(clinic.clinic().id(), colleague, granted);
        return signedIn(email, "test-password");
    }

    private static Http.Answer post(Browser browser, String path, Map<String, String> form) {
        Matcher csrf = CSRF.matcher(browser.get("/orders").text());
        assertThat(csrf.find()).isTrue();
        Map<String, String> fields = new HashMap<>(form);
        fields.put("_csrf", csrf.group(1));
        return browser.post(path, fields);
    }

    private Browser signedIn(String email, String password) {
        Browser browser = new Browser(http());
        browser.login(email, password);
        return browser;
    }
}
