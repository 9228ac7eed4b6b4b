package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.archway.server.account.Registration;
import dev.archway.server.platform.ObjectStore;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Device;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Stl;
import dev.archway.server.testing.TestClinic;
import dev.archway.server.testing.TestLab;
import dev.archway.server.testing.Zip;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** DPMS API V2, 4.7. */
class DownloadIT extends ArchwayIT {

    @Autowired
    Registration registration;

    @Autowired
    ObjectStore store;

    private ScannedClinic clinic;
    private long order;
    private String path;

    @BeforeEach
    void readyOrder() {
        clinic = ScannedClinic.open(registration, http());
        order = clinic.readyOrder();
        path = "/third-party/v2/order/" + order + "/download/IDE";
    }

    @Test
    void whole_headers() {
        Http.Answer answer = clinic.practice().get(path);

        String sha256 = Device.sha256(answer.bytes());
        assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
        assertThat(answer.header("ETag")).isEqualTo("\"" + sha256 + "\"");
        assertThat(answer.header("Repr-Digest"))
                .isEqualTo("sha-256=:"
                        + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)) + ":");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"itero_export_" + order + ".zip\"");
        assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
    }

    @Test
    void sameBytesUnderEveryBase() {
        byte[] bytes = clinic.practice().get(path).bytes();

        for (String base : new String[] {"/api/third-party/v2", "/third-party/v3"}) {
            assertThat(clinic.practice()
                            .get(base + "/order/" + order + "/download/ide")
                            .bytes())
                    .isEqualTo(bytes);
        }
    }

    @Test
    void objectIsGone_saysSoAndPromisesNoFile() throws IOException {
        String sha256 = Device.sha256(clinic.practice().get(path).bytes());
        assertThat(store.deleteIfBefore(sha256, Instant.MAX)).isTrue();

        Http.Answer answer = clinic.practice().get(path);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Content-Disposition")).isEmpty();
        assertThat(answer.json().path("Code").asString()).isEqualTo("INTERNAL_SERVER_ERROR");
    }

    @Test
    void head_noBody() {
        Http.Answer whole = clinic.practice().get(path);
        Http.Answer head = clinic.practice().send("HEAD", path, null, null);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(whole.bytes().length));
        assertThat(head.header("ETag")).isEqualTo(whole.header("ETag"));
    }

    @Test
    void range() {
        byte[] whole = clinic.practice().get(path).bytes();
        int size = whole.length;

        Http.Answer middle = clinic.practice().with("Range", "bytes=100-299").get(path);
        assertThat(middle.status()).isEqualTo(206);
        assertThat(middle.header("Content-Range")).isEqualTo("bytes 100-299/" + size);
        assertThat(middle.bytes()).isEqualTo(Arrays.copyOfRange(whole, 100, 300));

        Http.Answer rest =
                clinic.practice().with("Range", "bytes=" + (size - 5) + "-").get(path);
        assertThat(rest.bytes()).isEqualTo(Arrays.copyOfRange(whole, size - 5, size));
        assertThat(clinic.practice().with("Range", "bytes=-7").get(path).bytes())
                .isEqualTo(Arrays.copyOfRange(whole, size - 7, size));

        Http.Answer beyond =
                clinic.practice().with("Range", "bytes=" + size + "-").get(path);
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + size);
        assertThat(clinic.practice().with("Range", "furlongs=1-2").get(path).status())
                .isEqualTo(200);
    }

    @Test
    void ifRange() {
        String tag = clinic.practice().get(path).header("ETag");
        Http ranged = clinic.practice().with("Range", "bytes=0-9");

        assertThat(ranged.with("If-Range", tag).get(path).status()).isEqualTo(206);
        assertThat(ranged.with("If-Range", "\"another\"").get(path).status()).isEqualTo(200);
    }

    @Test
    void ifNoneMatch() {
        String tag = clinic.practice().get(path).header("ETag");

        Http.Answer known =
                clinic.practice().with("If-None-Match", "\"x\", " + tag).get(path);
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.bytes()).isEmpty();
        assertThat(clinic.practice().with("If-None-Match", "\"x\"").get(path).status())
                .isEqualTo(200);
    }

    @Test
    void refusals() {
        assertThat(clinic.download(order, "OBJ").status()).isEqualTo(400);
        assertThat(clinic.download(order, "SCREEN_CAPTURE").status()).isEqualTo(204);
        assertThat(clinic.download(999_999_999, "IDE").status()).isEqualTo(404);
        assertThat(clinic.practice()
                        .get("/third-party/v2/order/first/download/IDE")
                        .status())
                .isEqualTo(404);
        assertThat(http().get(path).status()).isEqualTo(401);
        ScannedClinic stranger = ScannedClinic.open(registration, http());
        assertThat(stranger.practice().get(path).status()).isEqualTo(404);
    }

    /** PRODUCT.md: not ready is a 404 with Retry-After. */
    @Test
    void beforeTheScan_notReady() {
        long waiting = clinic.device().open(clinic.rx("")).path("OrderId").asLong();

        Http.Answer answer = clinic.download(waiting, "IDE");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
    }

    @Test
    void lab_theOneThatTheOrderWasSentTo() {
        String rx = clinic.rx(", \"procedureMapId\": 30, \"labId\": 70010");
        long sent = clinic.scan(rx).path("OrderId").asLong();
        Http lab = TestClinic.paired(http(), "sandbox-lms", "labtech@precision.test", 70010);
        Http other = TestClinic.paired(http(), "sandbox-lms", "labtech@aligned.test", 70011);
        String theirs = "/third-party/v2/order/" + sent + "/download/IDE";

        Eventually.get(() -> lab.get(theirs), answer -> answer.status() == 200);
        assertThat(other.get(theirs).status()).isEqualTo(404);
        assertThat(lab.get(path).status()).isEqualTo(404);
    }

    /** Beyond the documents: what modeling adds takes nothing away. */
    @Test
    void revision_eachStays() {
        TestLab lab = TestLab.open(registration, clinic.clinic(), http());
        String rx = clinic.rx(", \"procedureMapId\": 30, \"labId\": " + lab.id());
        long sent = clinic.scan(rx).path("OrderId").asLong();
        Eventually.get(() -> clinic.download(sent, "IDE"), answer -> answer.status() == 200);
        byte[] scanned = clinic.download(sent, "IDE").bytes();
        byte[] drawn = clinic.download(sent, "IMAGE_GALLERY").bytes();

        lab.http().post("/third-party/v2/order/" + sent + "/modeling", "");
        Http.Answer modeled =
                Eventually.get(() -> clinic.download(sent, "IDE?revision=2"), answer -> answer.status() == 200);

        assertThat(modeled.bytes())
                .isNotEqualTo(scanned)
                .isEqualTo(clinic.download(sent, "IDE").bytes());
        for (Http side : new Http[] {clinic.practice(), lab.http()}) {
            String address = "/third-party/v2/order/" + sent + "/download/";
            assertThat(side.get(address + "IMAGE_GALLERY?revision=1").bytes()).isEqualTo(drawn);
            assertThat(side.get(address + "IMAGE_GALLERY?Revision=2").bytes()).isNotEqualTo(drawn);
        }
        assertThat(clinic.download(sent, "IDE?revision=1").bytes()).isEqualTo(scanned);
        lab.http().get("/third-party/v2/order/" + sent + "/download/IDE?revision=1");
        assertThat(lab.http()
                        .get("/third-party/v2/orders/" + rx)
                        .data()
                        .path("Status")
                        .asString())
                .as("an order is downloaded by its newest package")
                .isEqualTo("Lab Review");
    }

    @Test
    void revision_wrong() {
        for (String number : new String[] {"0", "-1", "x", "1.5", "99999999999", "1&revision=2"}) {
            Http.Answer answer = clinic.download(order, "IDE?revision=" + number);
            assertThat(answer.status()).as(number).isEqualTo(400);
            assertThat(answer.json().path("Message").asString()).contains("revision");
        }
        assertThat(clinic.download(order, "SCREEN_CAPTURE?revision=1").status()).isEqualTo(400);
        for (String type : new String[] {"IDE", "IMAGE_GALLERY"}) {
            Http.Answer answer = clinic.download(order, type + "?revision=2");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("Retry-After")).isEmpty();
            assertThat(answer.json().path("Message").asString())
                    .isEqualTo("Order " + order + " has no revision 2 with files; the newest is 1.");
        }
    }

    /** Somebody else is told the same of every number, whether the order has that revision or not. */
    @Test
    void revision_ofAnotherCompany() {
        Http stranger = ScannedClinic.open(registration, http()).practice();
        for (int revision : new int[] {1, 2}) {
            Http.Answer answer = stranger.get(path + "?revision=" + revision);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().path("Code").asString()).isEqualTo("ORDER_NOT_FOUND");
        }
    }

    @Test
    void gallery_sixPictures() throws IOException {
        Zip gallery = Zip.of(clinic.download(order, "IMAGE_GALLERY").bytes());

        assertThat(gallery.names())
                .containsExactlyInAnyOrder(
                        "gallery_#" + order + ".jpg",
                        "gallery_#" + order + "_penta_front_m.jpg",
                        "gallery_#" + order + "_penta_left_m.jpg",
                        "gallery_#" + order + "_penta_right_m.jpg",
                        "gallery_#" + order + "_penta_upper_m.jpg",
                        "gallery_#" + order + "_penta_lower_m.jpg");
        for (String name : gallery.names()) {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(gallery.bytes(name)));
            assertThat(picture.getWidth()).isEqualTo(1920);
            assertThat(picture.getHeight()).isEqualTo(1080);
        }
    }

    @Test
    void ide_restorative() {
        Zip ide = Zip.of(clinic.download(order, "IDE").bytes());

        ByteBuffer upper =
                ByteBuffer.wrap(ide.bytes(order + "_shell_occlusion_u.stl")).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(upper.getInt(80)).isEqualTo(800);
        assertThat(upper.capacity()).isEqualTo(84 + 50 * 800);
        // the first corner of the first triangle, where the scanner put it
        assertThat(upper.getFloat(96)).isEqualTo(-30f);
        assertThat(upper.getFloat(100)).isEqualTo(-20f);
        assertThat(new String(ide.bytes("Rx_" + order + ".pdf"), 0, 4, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF");
        assertThat(ide.text("Rx_" + order + ".html"))
                .contains("Pine, Petra", "LIC-" + clinic.clinic().id());
        assertThat(ide.text("itero_export_#" + order + "_v30.xml")).contains("<OrderID>" + order + "</OrderID>");
    }

    /** DPMS API V2, 4.7.6: solid models with a low profile base, one file an arch, teeth up. The upper jaw makes half a turn about x, so that its hills stand upwards. */
    @Test
    void ide_studyModel() {
        long study = clinic.scan(clinic.rx(", \"procedureMapId\": 54"))
                .path("OrderId")
                .asLong();
        Zip ide = Zip.of(Eventually.get(() -> clinic.download(study, "IDE"), answer -> answer.status() == 200)
                .bytes());

        Stl.Facts upper = Stl.facts(ide.bytes(study + "_lprofile_teethup_u.stl"));
        Stl.Facts lower = Stl.facts(ide.bytes(study + "_lprofile_teethup_l.stl"));
        assertThat(upper.openEdges()).isZero();
        assertThat(lower.openEdges()).isZero();
        // the hills' tops, the plane that they stand on, and the base below both
        assertThat(upper.maxZ()).isEqualTo(-0.5f, offset(0.1f));
        assertThat(lower.maxZ()).isEqualTo(-0.5f, offset(0.1f));
        assertThat(upper.minZ()).isLessThan(-8f);
        assertThat(lower.minZ()).isLessThan(-8f);
        assertThat(ide.names()).contains("gallery_#" + study + ".jpg").hasSize(2 + 6 + 4);
    }
}
