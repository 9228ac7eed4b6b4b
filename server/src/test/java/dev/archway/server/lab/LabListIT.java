package dev.archway.server.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a lab lists, and when an order drops out of it. Lab Connector Flows, "which cases are listed"; PRODUCT.md, "Lab connector". */
class LabListIT extends ArchwayIT {

    private static final String LIST = "/third-party/v2/orders/lab?Offset=0&pageSize=10";

    @Autowired
    Registration registration;

    private FollowedCase order;

    @BeforeEach
    void scanned() {
        order = FollowedCase.open(registration, http()).scanned().isSeen("Completed", "Ready for Download");
    }

    @Test
    void readyForDownload_andLabReview_listed() {
        assertThat(listed(LIST)).containsExactly("Ready for Download");

        order.labPosts("modeling").isSeen("Lab Review", "Lab Review");

        assertThat(listed(LIST)).containsExactly("Lab Review");
    }

    @Test
    void inModelingMillingOrWithTheDoctor_notListed() {
        order.labPosts("return", "{\"Reason\": \"Once more, please.\"}", 200).isSeen("Scanning", "Scanning");
        assertThat(listed(LIST)).isEmpty();

        order.scanned().isSeen("Completed", "Ready for Download");
        order.labPosts("modeling").isSeen("Lab Review", "Lab Review");
        order.labPosts("proceed").isSeen("iTero Milling", "iTero Milling");
        assertThat(listed(LIST)).isEmpty();
    }

    @Test
    void wholePackage_downloaded_dropsOut() {
        assertThat(download("IDE").status()).isEqualTo(200);

        order.isSeen("Completed", "Downloaded");
        assertThat(listed(LIST)).isEmpty();
        assertThat(listed(LIST + "&includeDownloaded=true")).containsExactly("Downloaded");
        assertThat(listed(LIST + "&includeDownloaded=false")).isEmpty();
    }

    /** PRODUCT.md: HEAD, ranges and the gallery do not count. */
    @Test
    void head_range_gallery_doNotCount() {
        String path = "/third-party/v2/order/" + order.order() + "/download/";
        assertThat(order.lab().http().send("HEAD", path + "IDE", null, null).status())
                .isEqualTo(200);
        assertThat(order.lab()
                        .http()
                        .with("Range", "bytes=0-99")
                        .get(path + "IDE")
                        .status())
                .isEqualTo(206);
        assertThat(order.lab().http().get(path + "IMAGE_GALLERY").status()).isEqualTo(200);
        assertThat(order.clinic().download(order.order(), "IDE").status())
                .as("the practice's download is none of the lab's")
                .isEqualTo(200);

        assertThat(listed(LIST)).containsExactly("Ready for Download");
    }

    @Test
    void events_tellMovesDownloadsAndNotifications() {
        order.wasNotified("scan.ready");
        assertThat(download("IDE").status()).isEqualTo(200);
        order.isSeen("Completed", "Downloaded");

        List<String> kinds = Eventually.get(
                () -> order.lab()
                        .http()
                        .get("/third-party/v2/order/" + order.order() + "/events")
                        .data()
                        .path("Events")
                        .valueStream()
                        .map(event -> event.path("Kind").asString() + ": "
                                + event.path("Status").asString(""))
                        .toList(),
                all -> all.contains("Download: ") && all.contains("Notification: "));

        assertThat(kinds)
                .containsSubsequence(
                        "Move: Scanning", "Move: Align Production", "Move: Ready for Download", "Move: Downloaded");
        assertThat(kinds).contains("Artifact: ");
    }

    @Test
    void wrongFlag_400() {
        Http.Answer answer = order.lab().http().get(LIST + "&includeDownloaded=perhaps");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("includeDownloaded", "perhaps", "true or false");
    }

    private Http.Answer download(String type) {
        return order.lab().http().get("/third-party/v2/order/" + order.order() + "/download/" + type);
    }

    private List<String> listed(String path) {
        Http.Answer answer = order.lab().http().get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.data()
                .path("Results")
                .valueStream()
                .map(each -> each.path("Status").asString())
                .toList();
    }
}
