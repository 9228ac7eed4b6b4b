package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Chromium;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Tab;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
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

    private static final String VIEWER = "import('/js/viewer/viewer.js').then(({stage, jaws}) => ";

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

    /** A model of few triangles takes the picture's place until the whole one has come: the camera and all that was chosen stay. */
    @Test
    void largeScan_isSeenCoarselyFirst_andWithoutAJump() {
        String rx = scanned(60_000);
        page.navigate(viewerUrl(rx));
        signIn();
        tab.ready();
        long order = order(rx);
        page.waitForCondition(() ->
                (int) page.evaluate("fetch('" + order + "/preview.glb?revision=1').then((a) => a.status)") == 200);
        List<Route> held = new ArrayList<>();
        page.route(Pattern.compile("/model\\.glb"), held::add);
        page.reload();
        page.waitForSelector("#scan[data-state=preview]");
        assertThat(page.locator("#message").textContent()).contains("coarse model", "still loading");
        assertThat(page.locator("img.first").count()).isZero();
        assertThat(page.isVisible("#progress")).isTrue();
        int few = triangles();

        page.keyboard().press("2");
        page.uncheck("[data-jaw=lower] [type=checkbox]");
        page.fill("[data-jaw=upper] [type=range]", "0.5");
        page.fill("#open", "10");
        page.focus("#stage");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("m");
        page.locator("#stage").click(at(440, 300));
        page.locator("#stage").click(at(520, 300));
        String measured = page.locator("#message").textContent();
        assertThat(measured).matches(MEASURED);
        Object camera = camera();
        held.forEach(Route::resume);
        tab.ready();

        assertThat(triangles()).isGreaterThan(2 * few);
        assertThat(camera()).isEqualTo(camera);
        assertThat(page.isChecked("[data-jaw=lower] [type=checkbox]")).isFalse();
        assertThat(page.evaluate(VIEWER + "[jaws.isVisible('lower'), jaws.isVisible('upper')])"))
                .isEqualTo(List.of(false, true));
        assertThat(page.locator("#message").textContent()).isEqualTo(measured);
        assertThat(page.isVisible("#progress")).isFalse();
    }

    @Test
    void sessionThatIsOver_isToldWithTheWayOn() {
        page.navigate(viewerUrl(scanned()));
        signIn();
        tab.ready();
        page.route("**/captures", Route::abort, new Page.RouteOptions().setTimes(1));
        page.keyboard().press("k");
        page.waitForSelector("#message:has-text('was not kept; try again')");
        chromium.expected("Failed to load resource");
        page.context().clearCookies();

        page.keyboard().press("k");
        page.waitForSelector("#message:has-text('You are not signed in any more')");
        page.check("input[value=occlusion]");
        page.waitForSelector("#scan[data-state=failed]");
        assertThat(page.locator("#message").textContent()).contains("You are not signed in any more");
        page.click("#message a:has-text('Sign in again')");
        signIn();
        tab.ready();
    }

    @Test
    void modelThatDoesNotCome_isTold() {
        page.route(Pattern.compile("/model\\.glb"), Route::abort);
        page.navigate(viewerUrl(scanned()));
        signIn();
        page.waitForSelector("#scan[data-state=failed]");
        assertThat(page.locator("#message").textContent()).contains("The scan did not come through");
        chromium.expected("Failed to load resource");
    }

    private String scanned() {
        return scanned(20_000);
    }

    private String scanned(int triangles) {
        String rx = clinic.rx(", \"procedureMapId\": 30");
        http().post("/sandbox/scans", """
                {"RxId": "%s", "Seed": 7, "TrianglesPerJaw": %d}""".formatted(rx, triangles));
        Eventually.get(() -> clinic.practice().get("/third-party/v2/orders/" + rx), answer -> answer.status() == 200);
        return rx;
    }

    private int triangles() {
        return (int) page.evaluate(VIEWER + """
                {
                  let indices = 0;
                  stage.scene.traverse((each) => { if (each.isMesh) indices += each.geometry.index.count; });
                  return indices / 3;
                })""");
    }

    private Object camera() {
        return page.evaluate(VIEWER + "stage.camera.matrixWorld.toArray())");
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
