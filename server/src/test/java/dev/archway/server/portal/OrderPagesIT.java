package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.account.User;
import dev.archway.server.account.UserKind;
import dev.archway.server.shared.UserId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
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

/** Who sees which orders on the pages, and what a page says of what it cannot read. DPMS API V2, 4.4.8. */
@NullUnmarked // JUnit and Spring fill the fields
class OrderPagesIT extends ArchwayIT {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Autowired
    Registration registration;

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

    @ParameterizedTest
    @CsvSource({"true, 200", "false, 404"})
    void colleague_needsFullOrderVisibility(boolean granted, int status) {
        Browser colleague = colleague(granted);

        assertThat(colleague.get("/orders").text().contains("Pine, Petra")).isEqualTo(granted);
        for (String path : List.of("/orders/" + order, "/orders/" + order + "/line")) {
            assertThat(colleague.get(path).status()).as(path).isEqualTo(status);
        }
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
