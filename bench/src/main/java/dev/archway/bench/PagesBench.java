package dev.archway.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitUntilState;
import dev.archway.mesh.MeshFiles;
import dev.archway.mesh.MeshFormat;
import dev.archway.scanner.SyntheticArch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The portal's pages in a clinic of many orders: how long the server takes for each, and what a browser makes of them. */
@Command(
        name = "pages",
        description =
                "The portal's pages in a clinic of 100,000 orders: time of the server, bytes, and what Chromium sees.",
        mixinStandardHelpOptions = true)
final class PagesBench implements Callable<Integer> {

    private static final double TARGET_MILLIS = 50;
    private static final int TARGET_BYTES = 200_000;
    private static final int TRIANGLES = 20_000;

    /** First and largest paint in milliseconds, layout shift, bytes on the line. */
    private static final String SEEN = """
            () => new Promise((resolve) => {
              const seen = {lcp: 0, cls: 0};
              new PerformanceObserver((list) => list.getEntries().forEach((e) => { seen.lcp = e.startTime; }))
                  .observe({type: 'largest-contentful-paint', buffered: true});
              new PerformanceObserver((list) => list.getEntries().forEach((e) => { if (!e.hadRecentInput) seen.cls += e.value; }))
                  .observe({type: 'layout-shift', buffered: true});
              setTimeout(() => {
                const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
                resolve([performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0, seen.lcp, seen.cls,
                  all.reduce((sum, e) => sum + e.transferSize, 0)]);
              }, 1000);
            })""";

    @Option(names = "--root", required = true, hidden = true)
    Path root = Path.of(".");

    @Option(names = "--orders", description = "Orders of the clinic (${DEFAULT-VALUE}).")
    int orders = 100_000;

    @Option(names = "--seconds", description = "How long each page is asked for (${DEFAULT-VALUE}).")
    int seconds = 3;

    /** A person, and what he looks at; the keys say it in words. */
    private record Visit(String email, Map<String, String> pages) {}

    @Override
    public Integer call() throws Exception {
        Optional<Path> chromium = Peers.program("chromium");
        if (chromium.isEmpty()) {
            System.err.println("script/bench pages needs chromium on the PATH; nothing was measured.");
            return 1;
        }
        try (LaidPractice practice = LaidPractice.start(root, orders);
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium.get())
                                .setArgs(List.of("--no-sandbox")))) {
            URI address = practice.server().address();
            UUID patient;
            try (LaidOrders laid = LaidOrders.in(practice.data())) {
                laid.years();
                patient = laid.patient();
            }
            for (Visit visit : visits(scanned(practice), patient)) {
                try (BrowserContext context = browser.newContext()) {
                    measure(context.newPage(), address, visit);
                }
            }
        }
        return 0;
    }

    private void measure(Page page, URI address, Visit visit) throws Exception {
        signIn(page, address, visit.email());
        String cookies = page.context().cookies().stream()
                .map(cookie -> cookie.name + "=" + cookie.value)
                .collect(Collectors.joining("; "));
        for (Map.Entry<String, String> each : visit.pages().entrySet()) {
            URI one = address.resolve(each.getValue());
            Load.Measured server =
                    new Load(one, List.of("Cookie: " + cookies), 200).asFastAsPossible(1, Duration.ofSeconds(seconds));
            List<?> seen = look(page, one);
            Rounds.line(
                    "%s: server median %.1f ms, p99 %.1f (target %.0f); first paint %.0f ms, largest %.0f ms, layout shift %.3f, %,d bytes (target %,d)",
                    each.getKey(),
                    server.millis(0.5),
                    server.millis(0.99),
                    TARGET_MILLIS,
                    number(seen.get(0)),
                    number(seen.get(1)),
                    number(seen.get(2)),
                    Math.round(number(seen.get(3))),
                    TARGET_BYTES);
        }
    }

    /** One case that went through everything; its order. */
    private static long scanned(LaidPractice practice) throws Exception {
        try (Receiver receiver = new Receiver();
                Circle circle = new Circle(practice.server().address(), receiver)) {
            SyntheticArch arch = SyntheticArch.of(1, TRIANGLES);
            Path upper = practice.work().resolve("upper.ply");
            Path lower = practice.work().resolve("lower.ply");
            MeshFiles.write(arch.upper(), MeshFormat.PLY, upper);
            MeshFiles.write(arch.lower(), MeshFormat.PLY, lower);
            Circle.Handed handed = circle.scan(circle.request("C-1"), upper, lower);
            circle.awaitNotification(handed);
            return handed.orderId();
        }
    }

    private static List<Visit> visits(long scanned, UUID patient) {
        return List.of(
                new Visit("dentist@riverside.test", clinic(scanned, patient)),
                new Visit("orthodontist@harbor.test", Map.of("orders of a doctor who sees his own alone", "/orders")),
                new Visit("labtech@precision.test", lab(scanned)),
                new Visit("admin@sandbox.test", administration()));
    }

    private static Map<String, String> clinic(long scanned, UUID patient) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("orders", "/orders");
        pages.put("orders, later", "/orders?after=2020-02-01T00:00:00Z_100001000");
        pages.put("orders of a status without any", "/orders?status=Scanning");
        pages.put("orders of a patient", "/orders?words=last77");
        pages.put("orders that nobody has", "/orders?words=nobody");
        pages.put("orders of a procedure", "/orders?procedure=Fixed+Restorative");
        pages.put("orders of a rare procedure", "/orders?procedure=Study+Model+-+iRecord");
        pages.put("orders of a procedure that nobody asked for", "/orders?procedure=Implant+Planning");
        pages.put("orders of a month", "/orders?from=2020-02-01&to=2020-02-29");
        pages.put("an order", "/orders/" + scanned);
        pages.put("patients", "/patients");
        pages.put("patients by words", "/patients?words=last77");
        pages.put("patients that nobody is", "/patients?words=nobody");
        pages.put("patients with the same chart number", "/patients/duplicates");
        pages.put("patients with the same names", "/patients/duplicates?by=names");
        pages.put("patients with the same birthday", "/patients/duplicates?by=birth");
        pages.put("a patient", "/patients/" + patient);
        pages.put("a new Rx", "/rx/new");
        pages.put("Rx that wait", "/rx");
        pages.put("connections", "/connections");
        pages.put("settings", "/settings");
        return pages;
    }

    private static Map<String, String> lab(long scanned) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("a lab's inbox", "/inbox");
        pages.put("a lab's orders", "/orders");
        pages.put("a lab's orders of a status with few", "/orders?status=Ready+for+Download");
        pages.put("a lab's orders of a status without any", "/orders?status=Lab+Review");
        pages.put("an order as its lab sees it", "/orders/" + scanned);
        return pages;
    }

    private static Map<String, String> administration() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("companies", "/administration/companies");
        pages.put("the audit", "/administration/audit");
        return pages;
    }

    private static void signIn(Page page, URI address, String email) {
        page.navigate(address.resolve("/login").toString());
        page.fill("#email", email);
        page.fill("#password", "archway-sandbox");
        page.keyboard().press("Enter");
        page.waitForSelector("header.bar");
    }

    private static List<?> look(Page page, URI address) throws IOException {
        page.navigate(address.toString(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
        if (page.evaluate(SEEN) instanceof List<?> seen) {
            return seen;
        }
        throw new IOException(address + " told nothing of itself");
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
