package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Chromium;
import dev.archway.server.testing.ScannedClinic;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ViewerBrowserIT extends ArchwayIT {

    @Autowired
    Registration registration;

    @Test
    void look() {
        ScannedClinic clinic = ScannedClinic.open(registration, http());
        String rx = clinic.rx(", \"procedureMapId\": 30");
        long order = http().post("/sandbox/scans", "{\"RxId\": \"" + rx + "\", \"Seed\": 7}").status();
        order = dev.archway.server.testing.Eventually.get(() -> clinic.practice().get("/third-party/v2/orders/" + rx), a -> a.status() == 200).data().path("OrderId").asLong();
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.page(1280, 800);
            page.navigate(http().base() + "/viewer/" + order);
            page.fill("#email", clinic.clinic().email());
            page.fill("#password", "test-password");
            page.click("button[type=submit]");
            page.waitForSelector("#scan[data-state=ready],#scan[data-state=failed]");
            page.waitForTimeout(1500);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("/tmp/hold/v1.png")));
            page.keyboard().press("4");
            page.waitForTimeout(800);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("/tmp/hold/v2.png")));
            page.keyboard().press("2");
            page.check("input[value=occlusion]");
            page.waitForTimeout(300);
            page.waitForSelector("#scan[data-state=ready],#scan[data-state=failed]");
            page.waitForTimeout(1500);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("/tmp/hold/v3.png")));
            page.check("input[value=plaster]");
            page.keyboard().press("1");
            page.click("#measure");
            page.mouse().click(400, 420);
            page.mouse().click(560, 440);
            page.waitForTimeout(800);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("/tmp/hold/v4.png")));
            System.out.println("COMPLAINTS " + chromium.complaints());
        }
        assertThat(order).isPositive();
    }
}
