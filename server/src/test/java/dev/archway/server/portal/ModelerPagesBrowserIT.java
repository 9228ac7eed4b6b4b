package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.archway.server.testing.Axe;
import dev.archway.server.testing.BrokenLine;
import dev.archway.server.testing.Chromium;
import dev.archway.server.testing.Stl;
import dev.archway.server.testing.Tab;
import dev.archway.server.testing.Zip;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The pages of modelers and mills in a real browser. Lab Connector Flows, 2, 4 and 5; docs/adr/0012. */
@NullUnmarked // JUnit fills the fields
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelerPagesBrowserIT {

    /** What the edges of a scan may differ by between two panes of the same view. */
    private static final double SAME = 1;

    /** What a scan that was turned differs by at least. */
    private static final double OTHER = 3;

    /** What the forms of a case send. */
    private static final String ANSWER = "reason=x&revision=1&station=x";

    private WorkshopServer server;

    @RegisterExtension
    final Chromium chromium = new Chromium(() -> server.http.base());

    private Tab tab;
    private Page page;

    @BeforeAll
    void boot(@TempDir Path folder) {
        server = new WorkshopServer(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void queue_fillsWhileOneLooks_andSaysNothingOfPatients() {
        modelerSignsIn();
        long first = server.modeling();
        page.waitForSelector(line(first) + ".changed");
        long second = server.modeling();
        page.waitForSelector(line(second));
        assertThat(page.locator("#queue tbody tr")
                        .evaluateAll("rows => rows.map(row => row.id)")
                        .toString())
                .as("oldest first")
                .containsSubsequence("order-" + first, "order-" + second);
        assertThat(page.locator(line(first)).textContent())
                .contains(Long.toString(first), "Clinic ", "Lab ", "Fixed Restorative");
        assertThat(page.content()).as("no patient").doesNotContain("Pine", "Petra", "C-1<");
        page.waitForCondition(
                () -> (boolean)
                        page.evaluate(
                                "[...document.querySelectorAll('#queue img')].every((img) => img.complete && img.naturalWidth === 192)"));
        Axe.check(page);
        tab.toPhone();
        tab.fits();
        Axe.check(page);
    }

    /** The preview changes nothing; accepting it makes it the next revision. */
    @Test
    void automaticModel_isPreviewedAndAccepted_byKeyboard() {
        long order = server.modeling();
        modelerSignsIn();
        page.focus(line(order) + " a.open");
        page.keyboard().press("Enter");
        page.waitForURL("**/modeling/" + order);
        ready();
        assertThat(page.locator("#legend").textContent()).contains("0.50 mm");
        assertThat(page.locator("#numbers tbody tr").count()).isEqualTo(2);
        assertThat(server.status(order)).isEqualTo("iTero Modeling");
        assertThat(server.events(order).valueStream())
                .as("nothing happened")
                .noneMatch(event -> event.path("What").asString().startsWith("modeled"));
        assertThat(page.content()).as("no patient").doesNotContain("Pine", "Petra");
        Axe.check(page);

        page.focus("#left");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("+");
        page.keyboard().press("4");
        page.keyboard().press("d");
        page.waitForSelector("#legend", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
        ready();

        page.focus("button:has-text('Accept the automatic model')");
        page.keyboard().press("Enter");
        page.waitForSelector(".note.ok:has-text('automatic model of order " + order + " is accepted')");
        server.becomes(order, "Lab Review");
        assertThat(server.events(order).valueStream())
                .anyMatch(event -> event.path("What").asString().equals("modeled the case")
                        && event.path("Actor").asString().equals("user 1006 with portal"));
    }

    @Test
    void camera_ofOnePane_isThatOfTheOther() {
        opened(server.modeling());
        page.selectOption("#after", "1");
        ready();
        BufferedImage front = seen("#left");
        assertThat(apart(front, seen("#right")))
                .as("the same scan from the same side")
                .isLessThan(SAME);
        page.mouse().move(450, 400);
        page.mouse().down();
        page.mouse().move(550, 430);
        page.mouse().up();
        page.waitForCondition(() -> apart(front, seen("#left")) > OTHER);
        page.waitForCondition(() -> apart(seen("#left"), seen("#right")) < SAME);
        BufferedImage turned = seen("#left");
        page.focus("#right");
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("ArrowLeft");
        page.waitForCondition(() -> apart(turned, seen("#left")) > OTHER);
        page.waitForCondition(() -> apart(seen("#left"), seen("#right")) < SAME);
    }

    /** The camera that was turned meanwhile stays where it is. */
    @Test
    void largeScan_isSeenWithFewTriangles_whileItsModelComes() {
        long order = server.largeModeling();
        modelerSignsIn();
        page.waitForCondition(() -> tab.fetched("/modeling/" + order + "/coarse.glb?revision=1") == 200);
        List<Route> held = new CopyOnWriteArrayList<>();
        page.route("**/model.glb*", held::add);
        tab.open("/modeling/" + order);
        page.waitForSelector("#compare[data-state=preview]");
        assertThat(page.locator(".pane .message").first().textContent()).contains("coarse model");
        BufferedImage front = seen("#left");
        page.focus("#left");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        page.waitForCondition(() -> apart(front, seen("#left")) > OTHER);

        page.unroute("**/model.glb*");
        held.forEach(Route::resume);
        page.selectOption("#after", "1");
        ready();

        assertThat(apart(front, seen("#left"))).as("still turned").isGreaterThan(OTHER);
        page.waitForCondition(() -> apart(seen("#left"), seen("#right")) < SAME);
    }

    /** What was asked for before something else was chosen is shown no more when it comes. */
    @Test
    void differenceThatComesLate_isNotShown() {
        long order = server.milling();
        modelerSignsIn();
        page.waitForCondition(() -> tab.fetched("/modeling/" + order + "/difference?from=1&to=2") == 200);
        tab.open("/modeling/" + order);
        ready();
        List<Route> held = new CopyOnWriteArrayList<>();
        List<String> shown = new CopyOnWriteArrayList<>();
        page.route("**/difference?*", held::add);
        page.onRequest(request -> {
            if (request.url().contains("difference.glb")) {
                shown.add(request.url());
            }
        });
        page.selectOption("#before", "1");
        page.selectOption("#after", "2");
        page.waitForCondition(() -> !held.isEmpty());
        page.selectOption("#before", "2");
        ready();

        page.waitForResponse("**/difference?*", () -> held.forEach(Route::resume));
        tab.fetched("/modeling/" + order + "/model.glb?revision=1");

        assertThat(shown).isEmpty();
        assertThat(page.isVisible("#legend")).isFalse();
    }

    @Test
    void ownModels_areSent_andWhatIsWrongIsToldBesideTheField() throws IOException {
        long order = server.modeling();
        modelerSignsIn();
        tab.open("/modeling/" + order);
        Download meshes = page.waitForDownload(() -> page.click("a:has-text('Download the meshes')"));
        assertThat(Zip.of(Files.readAllBytes(meshes.path())).names()).containsExactly("upper.ply", "lower.ply");

        page.click("#zip-send");
        assertThat(page.textContent("#zip-problem")).contains("Choose a zip");
        sends("notes.zip", "no zip at all".getBytes(StandardCharsets.UTF_8), "no zip with models");
        sends("one.zip", zip(Map.of("upper.stl", Stl.upper(12))), "each jaw that was scanned");
        sends("tooth.zip", zip(Map.of("tooth.stl", Stl.upper(12))), "one file for each jaw");
        assertThat(page.getAttribute("#zip", "aria-invalid")).isEqualTo("true");
        chromium.expected("Failed to load resource");
        Axe.check(page);
        page.route(models(order), Route::abort);
        sends("lost.zip", zip(Map.of("upper.stl", Stl.upper(12))), "did not come through, and nothing was changed");
        chromium.expected("Failed to load resource");
        page.unroute(models(order));
        assertThat(server.status(order)).isEqualTo("iTero Modeling");

        choose("models.zip", zip(Map.of("upper.stl", Stl.upper(12), "lower.stl", Stl.lower(12))));
        page.click("#zip-send");
        page.waitForSelector(".note.ok:has-text('Your models of order " + order + " came')");
        server.becomes(order, "Lab Review");
    }

    /** The line breaks in the middle: it is told, the file stays chosen, and one button sends it again. */
    @Test
    void uploadThatBreaks_isTriedAgain_andArrivesOnce() throws IOException {
        long order = server.modeling();
        modelerSignsIn();
        try (BrokenLine line = new BrokenLine(server.http.base())) {
            page.navigate(line.base() + "/modeling/" + order);
            ready();
            choose("models.zip", zip(Map.of("upper.stl", Stl.upper(100), "lower.stl", Stl.lower(100))));
            line.breakAfter(50_000);
            page.click("#zip-send");
            page.waitForSelector("#zip-problem:has-text('The zip is still chosen')");
            chromium.expected("Failed to load resource");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("zip-again");
            Axe.check(page);
            assertThat(server.status(order)).isEqualTo("iTero Modeling");

            line.mend();
            page.keyboard().press("Enter");
            page.waitForSelector(".note.ok:has-text('Your models of order " + order + " came')");
        }
        server.becomes(order, "Lab Review");
        assertThat(modeled(order)).isEqualTo(1);
    }

    /** Interpretation 2 that goes straight on to milling, where it could be taken once more: the page knows what it was made of. */
    @Test
    void uploadWhoseAnswerIsLost_isNotTakenTwice() throws IOException {
        long order = server.milling();
        modelerSignsIn();
        page.navigate(server.http.base() + "/modeling/" + order);
        ready();
        page.check("#upload [value='iTero Milling']");
        page.route(
                models(order),
                route -> {
                    assertThat(route.fetch().status()).isEqualTo(200);
                    route.abort();
                },
                new Page.RouteOptions().setTimes(1));
        choose("models.zip", zip(Map.of("upper.stl", Stl.upper(12), "lower.stl", Stl.lower(12))));
        page.click("#zip-send");
        page.waitForSelector("#zip-again:visible");
        server.becomes(order, "iTero Milling");

        page.click("#zip-again");
        page.waitForSelector("#zip-problem:has-text('the order got another scan')");
        assertThat(page.isVisible("#zip-again")).isFalse();
        chromium.expected("Failed to load resource");
        assertThat(server.status(order)).isEqualTo("iTero Milling");
    }

    @Test
    void session_thatIsOver_isToldBesideTheField() throws IOException {
        long order = opened(server.modeling());
        page.context().clearCookies();
        sends(
                "models.zip",
                zip(Map.of("upper.stl", Stl.upper(12), "lower.stl", Stl.lower(12))),
                "not signed in any more");
        assertThat(server.status(order)).isEqualTo("iTero Modeling");
    }

    @Test
    void caseThatCannotBeModeled_goesBackWithTheReason() {
        long order = server.modeling();
        modelerSignsIn();
        tab.open("/modeling/" + order);
        page.click("summary:has-text('Send back to the lab')");
        page.evaluate("document.getElementById('reason').required = false");
        page.click("form[action$='/back'] button");
        page.waitForSelector("#wrong");
        assertThat(page.getAttribute("#reason", "aria-invalid")).isEqualTo("true");
        Axe.check(page);
        page.fill("#reason", "The margin of 14 is torn, 1 to 6 and d are letters.");
        page.click("form[action$='/back'] button");
        page.waitForSelector(".note.ok:has-text('went back to its lab')");
        assertThat(server.status(order)).isEqualTo("Lab Review");

        Tab labs = chromium.signedIn(server.lab.email());
        labs.open("/orders/" + order);
        assertThat(labs.page().locator(".timeline").textContent())
                .contains("sent the case back without a model", "The margin of 14 is torn, 1 to 6 and d are letters.");
    }

    @Test
    void stalePage_isToldInWords() {
        long order = opened(server.modeling());
        server.http.post("/sandbox/orders/" + order + "/advance", "{}");
        page.click("button:has-text('Accept the automatic model')");
        page.waitForSelector(".note.danger:has-text('Order " + order + " went on meanwhile')");
        server.becomes(order, "Lab Review");
    }

    /** Lab Connector Flows, 5: a new model of a case that is being milled, and where it goes. */
    @Test
    void interpretation2_goesToTheLab_orStraightOn() throws IOException {
        long order = opened(server.milling());
        assertThat(page.locator("main").textContent()).contains("interpretation 2");
        Axe.check(page);
        page.check("#upload [value='iTero Milling']");
        choose("models.zip", zip(Map.of("upper.stl", Stl.upper(12), "lower.stl", Stl.lower(12))));
        page.click("#zip-send");
        page.waitForSelector(".note.ok:has-text('Your models')");
        server.becomes(order, "iTero Milling");

        tab.open("/modeling/" + order);
        ready();
        page.selectOption("#before", "1");
        page.selectOption("#after", "3");
        page.waitForSelector("#numbers td");
        ready();
        page.focus("form[action$='/accept'] [value='Lab Review']");
        page.keyboard().press("Enter");
        page.waitForSelector(".note.ok:has-text('is accepted')");
        server.becomes(order, "Lab Review");
        assertThat(server.events(order)
                        .valueStream()
                        .filter(event -> event.path("What").asString().equals("put the case through interpretation 2"))
                        .count())
                .isEqualTo(2);
    }

    @Test
    void model_isTakenMilledAndShipped_byKeyboard() {
        long order = server.milling();
        modelerSignsIn();
        tab.open("/milling");
        assertThat(page.locator("main").textContent()).contains("Name your station");
        Axe.check(page);
        page.focus("#station");
        page.keyboard().type("mill \"a\" & b");
        page.keyboard().press("Enter");
        page.waitForSelector(".take button");
        page.focus(".take button");
        page.keyboard().press("Enter");
        page.waitForSelector(".note.ok:has-text('is yours')");
        while (page.locator("section[aria-labelledby=taken] " + line(order)).count()
                == 0) { // others of this class wait, too
            page.click(".take button");
            page.waitForSelector(".note.ok:has-text('is yours')");
        }
        assertThat(page.locator("#taken").textContent()).contains("At mill \"a\" & b");
        Axe.check(page);
        page.focus("section[aria-labelledby=taken] " + line(order) + " .act button");
        page.keyboard().press("Enter");
        page.waitForSelector(".note.ok:has-text('ready to ship')");
        server.becomes(order, "Ready to Ship");

        String milled = "section[aria-labelledby=milled] " + line(order) + " ";
        page.evaluate(
                "document.querySelectorAll('.ship input').forEach((field) => field.removeAttribute('maxlength'))");
        page.fill(milled + "[name=carrier]", "Parcel Post");
        page.fill(milled + "[name=tracking]", "P".repeat(101));
        page.keyboard().press("Enter");
        page.waitForSelector("#wrong-ship");
        assertThat(page.inputValue(milled + "[name=carrier]")).isEqualTo("Parcel Post");
        assertThat(page.getAttribute(milled + "[name=tracking]", "aria-invalid"))
                .isEqualTo("true");
        Axe.check(page);
        tab.toPhone();
        tab.fits();
        page.fill(milled + "[name=tracking]", "PP 77");
        page.keyboard().press("Enter");
        page.waitForSelector(".note.ok:has-text('on its way')");
        server.becomes(order, "Downloaded");
        assertThat(tab.open("/modeling/" + order)).as("not in work any more").isEqualTo(404);
        chromium.expected("Failed to load resource");

        Tab labs = chromium.signedIn(server.lab.email());
        labs.open("/orders/" + order);
        assertThat(labs.page().locator(".model").textContent()).contains("Shipped", "Parcel Post", "PP 77");
    }

    /** What somebody types stays while the list is read anew. */
    @Test
    void floor_keepsWhatIsTyped_whenSomethingMoves() {
        long order = server.milling();
        assertThat(server.modeler()
                        .post("/api/models/v1/orders/" + order + "/milled", "{\"Station\": \"mill-k\"}")
                        .status())
                .isEqualTo(200);
        modelerSignsIn();
        tab.open("/milling?station=mill-k");
        page.fill(line(order) + " [name=carrier]", "Half ty");
        long other = server.milling();
        page.waitForSelector(line(other));
        assertThat(page.inputValue(line(order) + " [name=carrier]")).isEqualTo("Half ty");
        page.keyboard().type("ped");
        assertThat(page.inputValue(line(order) + " [name=carrier]")).isEqualTo("Half typed");

        page.evaluate(
                "document.querySelectorAll('.ship input').forEach((field) => field.removeAttribute('maxlength'))");
        page.fill(line(order) + " [name=tracking]", "P".repeat(101));
        page.keyboard().press("Enter");
        page.waitForSelector("#wrong-ship");
        page.focus("#take");
        long third = server.milling();
        page.waitForSelector(line(third));
        assertThat(page.inputValue(line(order) + " [name=carrier]"))
                .as("also of a form that was refused")
                .isEqualTo("Half typed");
        assertThat(page.inputValue(line(order) + " [name=tracking]")).hasSize(101);
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("take");
    }

    @Test
    void others_areRefused_andModelersSeeWorkOnly() {
        long modeling = server.modeling();
        long ready = server.ready();
        List<String> pages = List.of("/modeling", "/modeling/" + modeling, "/milling");
        List<String> files = List.of(
                "picture?revision=1",
                "model.glb?revision=1",
                "coarse.glb?revision=1",
                "preview",
                "preview.glb",
                "difference?from=1&to=1",
                "models");
        for (String email : List.of(server.lab.email(), server.clinic.clinic().email())) {
            Tab others = chromium.signedIn(email);
            for (String path : pages) {
                assertThat(others.open(path)).as(email + path).isEqualTo(403);
            }
            Axe.check(others.page());
            for (String file : files) {
                assertThat(others.fetched("/modeling/" + modeling + "/" + file))
                        .as(email + file)
                        .isEqualTo(403);
            }
            for (String action : List.of("accept", "back")) {
                assertThat(others.post("/modeling/" + modeling + "/" + action, ANSWER))
                        .as(email + action)
                        .isEqualTo(403);
            }
            assertThat(others.post("/milling/take", ANSWER)).isEqualTo(403);
            assertThat(others.fetched("/modeling/changes")).isEqualTo(403);
        }
        modelerSignsIn();
        assertThat(tab.open("/modeling/" + ready)).isEqualTo(404);
        Axe.check(page);
        for (String file : files) {
            assertThat(tab.fetched("/modeling/" + ready + "/" + file)).as(file).isEqualTo(404);
        }
        for (String path : List.of("/inbox", "/orders", "/orders/" + modeling, "/orders/" + ready)) {
            assertThat(tab.open(path)).as(path).isEqualTo(403);
        }
        for (String file :
                List.of("/viewer/" + modeling + "/model.glb?revision=1", "/orders/" + modeling + "/files/IDE")) {
            assertThat(tab.fetched(file)).as(file).isEqualTo(404);
        }
        chromium.expected("Failed to load resource");
        assertThat(server.status(modeling)).isEqualTo("iTero Modeling");
        assertThat(server.status(ready)).isEqualTo("Ready for Download");
    }

    @Test
    void case_german_andOnAPhone() {
        long order = server.modeling();
        modelerSignsIn();
        tab.german();
        page.waitForSelector("h1:has-text('Modellierung')");
        tab.toPhone();
        tab.open("/modeling/" + order);
        ready();
        assertThat(page.locator("main").textContent())
                .contains("Automatisches Modell annehmen", "0,50 mm", "Festsitzende Restauration");
        tab.fits();
        Axe.check(page);
    }

    /** A case at which a modeler is. */
    private long opened(long order) {
        modelerSignsIn();
        tab.open("/modeling/" + order);
        ready();
        return order;
    }

    private void ready() {
        page.waitForSelector("#compare[data-state=ready]");
    }

    private static Pattern models(long order) {
        return Pattern.compile("/modeling/" + order + "/models\\?");
    }

    /** How often models of an order came. */
    private long modeled(long order) {
        return server.events(order)
                .valueStream()
                .filter(event -> event.path("What").asString().contains("modeled the case"))
                .count();
    }

    private void sends(String name, byte[] zip, String problem) {
        choose(name, zip);
        page.click("#zip-send");
        page.waitForSelector("#zip-problem:has-text('" + problem + "')");
        assertThat(page.isVisible("#zip-bar")).isFalse();
        assertThat(page.isEnabled("#zip-send")).isTrue();
    }

    private void choose(String name, byte[] zip) {
        page.setInputFiles("#zip", new FilePayload(name, "application/zip", zip));
    }

    private BufferedImage seen(String canvas) {
        try {
            return ImageIO.read(new ByteArrayInputStream(page.locator(canvas).screenshot()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How much the green of two pictures differs on average, of 255. */
    private static double apart(BufferedImage one, BufferedImage other) {
        int width = Math.min(one.getWidth(), other.getWidth());
        int height = Math.min(one.getHeight(), other.getHeight());
        long sum = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                sum += Math.abs((one.getRGB(x, y) >> 8 & 0xFF) - (other.getRGB(x, y) >> 8 & 0xFF));
            }
        }
        return (double) sum / width / height;
    }

    private void modelerSignsIn() {
        tab = chromium.tab();
        tab.signIn("modeler@sandbox.test", "archway-sandbox");
        page = tab.page();
    }

    private static String line(long order) {
        return "#order-" + order;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
