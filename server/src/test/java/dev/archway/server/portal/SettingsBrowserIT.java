package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Axe;
import dev.archway.server.testing.Chromium;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Tab;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Settings, connections, shared links and kept pictures, as a doctor uses them. */
@NullUnmarked // JUnit and Spring fill the fields
class SettingsBrowserIT extends ArchwayIT {

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
        tab = chromium.signedIn(clinic.clinic().email());
        page = tab.page();
    }

    @Test
    void exportSettings_areKept() {
        tab.open("/settings");
        Axe.check(page);
        page.selectOption("[name=fileType]", "PLY");
        page.check("[name=hide]");
        page.locator("button:has-text('Save')").click();
        page.waitForSelector(".note.ok");

        assertThat(page.locator("[name=fileType]").inputValue()).isEqualTo("PLY");
        assertThat(page.isChecked("[name=hide]")).isTrue();
        assertThat(http().get("/sandbox/users/" + clinic.clinic().email() + "/export-settings")
                        .data()
                        .path("FileType")
                        .asString())
                .isEqualTo("PLY");
    }

    @Test
    void connection_isLookedAtAndEnded() {
        clinic.readyOrder();
        Eventually.get(clinic::inbox, inbox -> !inbox.isEmpty());
        tab.open("/connections");
        page.waitForSelector(".chip.told-delivered");
        Axe.check(page);

        page.locator("#told ~ .scroll a").first().click();
        page.waitForURL("**/connections/notifications/*");
        assertThat(page.locator("pre").first().textContent()).contains("webhook-id");
        Axe.check(page);
        page.locator("button:has-text('Send again')").click();
        page.waitForSelector(".note.ok");

        tab.open("/connections");
        page.locator("details.danger summary").click();
        page.locator("button:has-text('Un-pair for everybody')").click();
        page.waitForSelector(".note.ok");
        assertThat(clinic.practice()
                        .get("/third-party/v2/orders/practice?Offset=0&pageSize=1")
                        .status())
                .as("its token ended with that")
                .isEqualTo(401);
    }

    @Test
    void notificationOfAnotherCompany_isUnknown() {
        ScannedClinic other = ScannedClinic.open(registration, http());
        other.readyOrder();
        String id = Eventually.get(
                        () -> http().get("/sandbox/notifications?CompanyId="
                                        + other.clinic().id() + "&pageSize=1")
                                .data()
                                .path("Results"),
                        list -> !list.isEmpty())
                .get(0)
                .path("Id")
                .asString();

        assertThat(page.context()
                        .request()
                        .get(http().base() + "/connections/notifications/" + id)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void scan_isSharedAndItsPictureKept() {
        long order = clinic.readyOrder();
        tab.open("/orders/" + order);
        page.waitForSelector("#scan[data-state=ready]");
        page.locator("#capture").click();
        page.waitForCondition(() -> page.locator("#message").textContent().contains("Kept"));
        page.reload();
        assertThat(page.locator(".captures img").count()).isEqualTo(1);

        page.locator("button:has-text('Make a link')").click();
        page.waitForSelector("#share-address");
        Axe.check(page);
        String address = page.locator("#share-address").textContent();
        String password = page.locator("#share-password").textContent();

        Page guest = chromium.tab().page();
        guest.navigate(address);
        Axe.check(guest);
        guest.fill("#password", password);
        guest.keyboard().press("Enter");
        guest.waitForSelector("#scan[data-state=ready]");
        Axe.check(guest);
    }
}
