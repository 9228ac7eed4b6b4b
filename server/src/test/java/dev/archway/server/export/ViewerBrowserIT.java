package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Chromium;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Tab;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The viewer as a person uses it, in a real browser. DPMS API V2, 4.4.3 (ViewerUrl). */
@NullUnmarked // JUnit and Spring fill the fields
class ViewerBrowserIT extends ArchwayIT {

    private static final Pattern MEASURED = Pattern.compile("\\d+\\.\\d\\d mm; a third point gives an angle");

    @RegisterExtension
    final Chromium chromium = new Chromium(() -> http().base());

    @Autowired
    Registration registration;

    private ScannedClinic clinic;
    private Tab tab;
    private Page page;

    @BeforeEach
    void open() {
        clinic = ScannedClinic.open(registration, http());
        tab = chromium.tab(1280, 800);
        page = tab.page();
    }

    @Test
    void scan_isSeenAndMeasured() throws IOException {
        page.navigate(viewerUrl(scanned()));
        signIn();
        tab.ready();
        assertThat(page.locator("h1").textContent()).startsWith("Order ");
        assertThat(page.locator("aside").textContent()).contains("Pine, Petra", "C-1", "Fixed Restorative");

        page.keyboard().press("4");
        assertThat(page.isChecked("[data-jaw=lower] [type=checkbox]"))
                .as("the view of the upper jaw hides the lower one")
                .isFalse();
        page.keyboard().press("1");
        assertThat(page.isChecked("[data-jaw=lower] [type=checkbox]")).isTrue();

        page.keyboard().press("m");
        page.locator("#stage").click(at(440, 300));
        page.locator("#stage").click(at(520, 300));
        assertThat(page.locator("#message").textContent()).matches(MEASURED);
        page.keyboard().press("Escape");

        page.check("input[value=occlusion]");
        page.waitForSelector("#numbers td");
        tab.ready();
        assertThat(page.locator("#numbers caption").textContent()).isEqualTo("Contacts within 0.10 mm");
        assertThat(page.locator("#legend").textContent()).contains("mm");

        Download picture = page.waitForDownload(() -> page.keyboard().press("p"));
        assertThat(picture.suggestedFilename()).matches("\\d{9}_front\\.png");
        assertThat(ImageIO.read(Files.newInputStream(picture.path())).getWidth())
                .isGreaterThan(800);
    }

    @Test
    void revisions_areCompared() {
        String rx = scanned();
        long order = order(rx);
        http().post("/sandbox/orders/" + order + "/advance", "{\"To\": \"Lab Review\"}");
        Eventually.get(
                () -> clinic.practice().get("/third-party/v2/orders/" + rx).data(),
                data -> data.path("Status").asString().equals("Lab Review"));
        page.navigate(viewerUrl(rx));
        signIn();
        tab.ready();

        assertThat(page.locator("#revision").inputValue()).isEqualTo("2");
        page.check("input[value=difference]");
        page.waitForSelector("#numbers td");
        tab.ready();
        assertThat(page.locator("#numbers caption").textContent()).isEqualTo("Revision 2 beside 1");
    }

    private String scanned() {
        String rx = clinic.rx(", \"procedureMapId\": 30");
        http().post("/sandbox/scans", """
                {"RxId": "%s", "Seed": 7, "TrianglesPerJaw": 20000}""".formatted(rx));
        Eventually.get(() -> clinic.practice().get("/third-party/v2/orders/" + rx), answer -> answer.status() == 200);
        return rx;
    }

    private long order(String rx) {
        return clinic.practice()
                .get("/third-party/v2/orders/" + rx)
                .data()
                .path("OrderId")
                .asLong();
    }

    private String viewerUrl(String rx) {
        return clinic.practice()
                .get("/third-party/v2/orders/" + rx)
                .data()
                .path("ViewerUrl")
                .asString();
    }

    private void signIn() {
        page.fill("#email", clinic.clinic().email());
        page.fill("#password", "test-password");
        page.click("button[type=submit]");
    }

    private static Locator.ClickOptions at(double x, double y) {
        return new Locator.ClickOptions().setPosition(x, y);
    }
}
