package dev.archway.server.scan;

import static dev.archway.server.testing.Device.file;
import static dev.archway.server.testing.Device.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Device;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Stl;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Scans that are refused when they are completed: the answer says what is wrong and where, everything stays as it was, and a good scan still goes through. */
class RefusedScanIT extends ArchwayIT {

    private static final byte[] UPPER = Stl.upper(10);
    private static final byte[] LOWER = Stl.lower(10);

    @Autowired
    Registration registration;

    private ScannedClinic clinic;
    private Device device;
    private String rx;
    private String scan;

    @BeforeEach
    void openScan() {
        clinic = ScannedClinic.open(registration, http());
        device = clinic.device();
        rx = clinic.rx("");
        scan = device.open(rx).path("ScanId").asString();
    }

    /** After whatever a test sent: nothing is visible, and the same scan can be completed. */
    @AfterEach
    void nothingHappenedAndTheScanGoesOn() {
        JsonNode entry = device.worklist().path(0);
        assertThat(entry.path("RxId").asString()).isEqualTo(rx);
        assertThat(entry.path("Status").asString()).isEqualTo("Scanning");
        assertThat(clinic.orders()).isEmpty();
        assertThat(clinic.download(entry.path("OrderId").asLong(), "IDE").status())
                .isEqualTo(404);
        assertThat(device.complete(scan, both(UPPER, LOWER))
                        .data()
                        .path("Revision")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void noMesh() {
        refused(both(UPPER, "this is no mesh at all".getBytes(StandardCharsets.UTF_8)), "Lower jaw", "lower.stl");
    }

    @Test
    void empty() {
        refused(both(new byte[0], LOWER), "Upper jaw", "upper.stl");
    }

    @Test
    void noSurface() {
        byte[] flat = UPPER.clone();
        Arrays.fill(flat, 84, flat.length, (byte) 0);
        refused(both(flat, LOWER), "Upper jaw", "upper.stl", "area 0");
    }

    @Test
    void truncated() {
        refused(both(UPPER, Arrays.copyOf(LOWER, LOWER.length - 10)), "Lower jaw", "lower.stl");
    }

    @Test
    void liesAboutItsTriangleCount() {
        byte[] lying = UPPER.clone();
        ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putInt(80, 1_000_000_000);
        refused(both(lying, LOWER), "Upper jaw", "1,000,000,000");
    }

    @Test
    void coordinateIsNoNumber() {
        byte[] wrong = LOWER.clone();
        ByteBuffer.wrap(wrong).order(ByteOrder.LITTLE_ENDIAN).putFloat(Stl.HEADER + 6 * Stl.TRIANGLE + 12, Float.NaN);
        refused(both(UPPER, wrong), "Lower jaw", "NaN", "triangle 7");
    }

    @Test
    void tooManyTriangles() {
        refused(both(Stl.upper(388), LOWER), "Upper jaw", "301,088", "300,000");
    }

    @Test
    void otherBytesThanTheManifestSays() {
        String upload = device.upload(scan, "upper.stl", UPPER);
        refused(manifest("", file("Upper", upload, "upper.stl", LOWER)), "Upper jaw", "SHA-256", Device.sha256(UPPER));
    }

    @Test
    void sameJawTwice() {
        String one = device.upload(scan, "a.stl", UPPER);
        String other = device.upload(scan, "b.stl", LOWER);
        refused(manifest("", file("Upper", one, "a.stl", UPPER), file("Upper", other, "b.stl", LOWER)), "Files[1].Jaw");
    }

    @Test
    void noSuchJaw() {
        refused(manifest("", file("Middle", device.upload(scan, "a.stl", UPPER), "a.stl", UPPER)), "Files[0].Jaw");
    }

    @Test
    void noFiles() {
        refused("{\"Files\": []}", "Files");
        refused("{}", "Files");
        refused("{\"Files\": [null]}", "Files[0]");
    }

    @Test
    void unknownFormat() {
        refused(manifest("", file("Upper", UUID.randomUUID().toString(), "upper.dcm", UPPER)), "Files[0].FileName");
    }

    @Test
    void otherFormatThanTheNameSays() {
        String upload = device.upload(scan, "upper.ply", UPPER);
        refused(manifest("", file("Upper", upload, "upper.ply", UPPER)), "Upper jaw", "upper.ply");
    }

    @Test
    void unfinishedUpload() {
        String location = device.create(scan, "a.stl", UPPER.length)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        device.patch(location, 0, Arrays.copyOf(UPPER, 100));
        refused(manifest("", file("Upper", location, "a.stl", UPPER)), "100 of " + UPPER.length);
    }

    @Test
    void uploadThatDoesNotExist() {
        refused(manifest("", file("Upper", UUID.randomUUID().toString(), "a.stl", UPPER)), "Files[0].Upload");
        refused(manifest("", file("Upper", "no id", "a.stl", UPPER)), "Files[0].Upload");
    }

    @Test
    void uploadOfAnotherScan() {
        String other = device.open(clinic.rx("")).path("ScanId").asString();
        String upload = device.upload(other, "a.stl", UPPER);
        refused(manifest("", file("Upper", upload, "a.stl", UPPER)), "Files[0].Upload");
    }

    @Test
    void uploadOfAnotherCompany() {
        ScannedClinic stranger = ScannedClinic.open(registration, http());
        String theirs = stranger.device().open(stranger.rx("")).path("ScanId").asString();
        String upload = stranger.device().upload(theirs, "a.stl", UPPER);
        refused(manifest("", file("Upper", upload, "a.stl", UPPER)), "Files[0].Upload");
        assertThat(device.tus("HEAD", upload, null).statusCode()).isEqualTo(404);
        assertThat(device.patch(upload, UPPER.length, new byte[0]).statusCode()).isEqualTo(404);
        assertThat(device.tus("DELETE", upload, null).statusCode()).isEqualTo(404);
        assertThat(device.create(theirs, "a.stl", 5).statusCode()).isEqualTo(404);
        assertThat(device.complete(theirs, both(UPPER, LOWER)).status()).isEqualTo(404);
    }

    @Test
    void axesThatAreNone() {
        String upload = device.upload(scan, "a.stl", UPPER);
        refused(manifest(", \"Up\": \"w\"", file("Upper", upload, "a.stl", UPPER)), "Up", "w");
        refused(manifest(", \"Up\": \"z\", \"Front\": \"-z\"", file("Upper", upload, "a.stl", UPPER)), "Front");
    }

    @Test
    void factsThatCannotBe() {
        String line = file("Upper", device.upload(scan, "a.stl", UPPER), "a.stl", UPPER);
        refused(manifest(", \"Preps\": [{\"AdaId\": 33, \"UnitTypeId\": 2}]", line), "Preps[0].AdaId", "33");
        refused(manifest(", \"Preps\": [{\"AdaId\": 3, \"UnitTypeId\": 99}]", line), "Preps[0].UnitTypeId", "99");
        refused(manifest(", \"ScanningTime\": -1", line), "ScanningTime");
        refused(manifest(", \"ScannedAt\": \"9999-01-01T00:00:00Z\"", line), "ScannedAt");
    }

    @Test
    void scanThatDoesNotExist() {
        assertThat(device.complete(UUID.randomUUID().toString(), "{}").status()).isEqualTo(404);
        assertThat(device.complete("1", "{}").status()).isEqualTo(404);
    }

    private String both(byte[] upper, byte[] lower) {
        return manifest(
                "",
                file("Upper", device.upload(scan, "upper.stl", upper), "upper.stl", upper),
                file("Lower", device.upload(scan, "lower.stl", lower), "lower.stl", lower));
    }

    private void refused(String manifest, String... said) {
        Http.Answer answer = device.complete(scan, manifest);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("Status").asInt()).isEqualTo(0);
        assertThat(answer.json().path("Message").asString()).contains(said);
    }
}
