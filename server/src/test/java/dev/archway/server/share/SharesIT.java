package dev.archway.server.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Links to scans: what they show, to whom, and when they end. */
@NullUnmarked // JUnit and Spring fill the fields
class SharesIT extends ArchwayIT {

    private static final Pattern ADDRESS = Pattern.compile("id=\"share-address\">[^<]*(/shared/[^<]+)<");
    private static final Pattern PASSWORD = Pattern.compile("id=\"share-password\">([^<]+)<");
    private static final Pattern END = Pattern.compile("action=\"(/orders/\\d+/shares/\\d+/end)");

    @Autowired
    Registration registration;

    private ScannedClinic clinic;
    private long order;
    private Browser doctor;
    private String link;
    private String password;

    @BeforeEach
    void share() {
        clinic = ScannedClinic.open(registration, http());
        order = clinic.readyOrder();
        doctor = new Browser(http());
        doctor.login(clinic.clinic().email(), "test-password");
        assertThat(doctor.submit("/orders/" + order, "/orders/" + order + "/shares", Map.of("days", "1"))
                        .status())
                .isEqualTo(302);
        String page = doctor.get("/orders/" + order).text();
        link = found(ADDRESS, page);
        password = found(PASSWORD, page);
    }

    @Test
    void secrets_areShownOnce() {
        assertThat(doctor.get("/orders/" + order).text()).doesNotContain(password, link);
    }

    @Test
    void visitorWithThePassword_seesTheScanAndNotWhoseItIs() {
        Browser visitor = new Browser(http());
        assertThat(visitor.get(link).text())
                .doesNotContain("Clinic " + clinic.clinic().id());
        assertThat(visitor.get(link + "/model.glb?revision=1").status()).isEqualTo(404);
        assertThat(visitor.get(link + "/preview.glb?revision=1").status()).isEqualTo(404);

        assertThat(enter(visitor, password).status()).isEqualTo(302);

        Http.Answer page = visitor.get(link);
        assertThat(page.text())
                .contains("Clinic " + clinic.clinic().id())
                .doesNotContain("Pine", "Petra", "C-1", Long.toString(order));
        assertThat(page.header("Content-Security-Policy"))
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(visitor.get(link + "/model.glb?revision=1").status()).isEqualTo(200);
        assertThat(visitor.get(link + "/preview.glb?revision=1").status())
                .as("a small scan has none")
                .isEqualTo(204);
        assertThat(visitor.get(link + "/picture?revision=1").header("Content-Type"))
                .isEqualTo("image/jpeg");
        assertThat(visitor.get("/orders/" + order).status()).isEqualTo(302);
        assertThat(visitor.get("/viewer/" + order + "/model.glb?revision=1").status())
                .isEqualTo(302);
    }

    /** The password opens one link, not every link. */
    @Test
    void entry_isForOneLink() {
        Browser visitor = new Browser(http());
        enter(visitor, password);
        doctor.submit("/orders/" + order, "/orders/" + order + "/shares", Map.of("days", "30"));
        String other = found(ADDRESS, doctor.get("/orders/" + order).text());

        assertThat(visitor.get(other).text()).contains("name=\"password\"");
        assertThat(visitor.get(other + "/model.glb?revision=1").status()).isEqualTo(404);
    }

    @Test
    void wrongPasswords_lockTheLinkForEverybody() {
        Browser visitor = new Browser(http());
        for (int i = 0; i < 4; i++) {
            assertThat(enter(visitor, "wrong").status()).isEqualTo(403);
        }
        assertThat(enter(visitor, "wrong").status()).isEqualTo(429);

        assertThat(enter(new Browser(http()), password).status()).isEqualTo(429);
    }

    @Test
    void endedLink_leadsNowhereAtOnce() {
        Browser visitor = new Browser(http());
        enter(visitor, password);
        String end = found(END, doctor.get("/orders/" + order).text());

        assertThat(doctor.submit("/orders/" + order, end, Map.of()).status()).isEqualTo(302);

        assertThat(visitor.get(link).status()).isEqualTo(404);
        assertThat(visitor.get(link + "/model.glb?revision=1").status()).isEqualTo(404);
        assertThat(doctor.submit("/orders/" + order, end, Map.of()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%00", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "../orders"})
    void linkThatNeverWas(String token) {
        Http.Answer page = http().get("/shared/" + token);

        assertThat(page.status()).isIn(302, 400, 404);
        assertThat(page.text()).doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "-1", "365000", "x", ""})
    void days_areOfThree(String days) {
        Http.Answer answer = doctor.submit("/orders/" + order, "/orders/" + order + "/shares", Map.of("days", days));

        assertThat(answer.status()).isEqualTo(400);
    }

    /** Only the clinic of the order shares it. */
    @Test
    void othersCannotShare() {
        long sent = clinic.scan(clinic.rx(", \"procedureMapId\": 30, \"labId\": 70010"))
                .path("OrderId")
                .asLong();
        for (String email : new String[] {"labtech@precision.test", "dentist@hillside.test"}) {
            Browser other = new Browser(http());
            other.login(email, "archway-sandbox");
            assertThat(other.submit("/orders", "/orders/" + sent + "/shares", Map.of("days", "1"))
                            .status())
                    .isIn(403, 404);
        }
    }

    private Http.Answer enter(Browser visitor, String with) {
        return visitor.submit(link, link, Map.of("password", with));
    }

    private static String found(Pattern pattern, String page) {
        Matcher match = pattern.matcher(page);
        assertThat(match.find()).as(pattern + " in " + page).isTrue();
        return match.group(1);
    }
}
