package dev.archway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.wire.LatestFiles.FileLink;
import dev.archway.wire.LatestFiles.OrderFiles;
import dev.archway.wire.LatestFiles.Urls;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** DPMS API V2, 4.8.3. */
class LatestFilesTest {

    private static final JsonMapper JSON = WireJson.mapper();

    private static final LatestFiles FILES = new LatestFiles(
            Instant.parse("2026-01-17T00:00:00Z"),
            90360,
            List.of(new OrderFiles(
                    "100000001",
                    new Urls(List.of(
                            new FileLink("https://a.example/1", Instant.parse("2026-01-31T09:30:00Z")),
                            new FileLink("https://a.example/2", Instant.parse("2026-01-31T09:30:00.007Z")))))));

    @Test
    void answer_asDocumented() {
        assertThat(JSON.writeValueAsString(V2.of(FILES))).isEqualTo("""
                        {"Data":{"Since":"2026-01-17T00:00:00Z","CompanyId":90360,"OrderFileUrls":[\
                        {"OrderId":"100000001","Urls":{"SCREEN_CAPTURE":[\
                        {"FileUrl":"https://a.example/1","CreatedDate":"2026-01-31T09:30:00.000Z"},\
                        {"FileUrl":"https://a.example/2","CreatedDate":"2026-01-31T09:30:00.007Z"}]}}]},"Status":1}""");
    }

    @Test
    void answer_nothing() {
        assertThat(JSON.writeValueAsString(new LatestFiles(Instant.parse("2026-01-17T00:00:00Z"), 90360, List.of())))
                .isEqualTo("{\"Since\":\"2026-01-17T00:00:00Z\",\"CompanyId\":90360,\"OrderFileUrls\":[]}");
    }

    @Test
    void answer_isReadAgain_alsoWithoutMilliseconds() {
        String json = JSON.writeValueAsString(FILES);

        assertThat(JSON.readValue(json, LatestFiles.class)).isEqualTo(FILES);
        assertThat(JSON.readValue(json.replace("00.000Z", "00Z"), LatestFiles.class))
                .isEqualTo(FILES);
    }

    @Test
    void capture_asTheScannersApiHasIt() {
        assertThat(CaptureKind.named("niri_2d")).contains(CaptureKind.NIRI_2D);
        assertThat(CaptureKind.named("NIRI")).isEmpty();
        assertThat(JSON.readValue("""
                        {"CaptureId": "a09292aa-8b06-45f9-a73c-350538bb32f3", "OrderId": 100000001, "Kind": "IMAGE_3D", "Annotated": true,
                         "TakenDate": "2026-01-31T09:30:00Z", "CreatedDate": "2026-01-31T09:30:01.5Z"}""", TakenCapture.class).kind())
                .isEqualTo(CaptureKind.IMAGE_3D);
    }
}
