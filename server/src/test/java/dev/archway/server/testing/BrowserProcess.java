package dev.archway.server.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/** The machine's own Chromium without a window, which all tests of a thread share: what Playwright gives is of use in no other thread. JUnit closes it after the last test. */
final class BrowserProcess implements AutoCloseable {

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private Browser browser = launch();

    private BrowserProcess() {}

    static Browser of(ExtensionContext test) {
        return test.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(BrowserProcess.class))
                .computeIfAbsent(Thread.currentThread(), _ -> new BrowserProcess(), BrowserProcess.class)
                .running();
    }

    /** One that crashed takes its own test with it, but not those that follow. */
    private Browser running() {
        if (!browser.isConnected()) {
            browser = launch();
        }
        return browser;
    }

    private Browser launch() {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program())
                        // 3D is computed by the processor: the machine that tests has no graphics card
                        .setArgs(List.of("--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")));
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Path program() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Chromium is missing: script/test installs it."));
    }
}
