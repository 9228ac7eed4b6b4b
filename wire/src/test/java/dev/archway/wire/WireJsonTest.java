package dev.archway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The rules of the wire's JSON, against texts that are written from the documents. */
class WireJsonTest {

    private static final JsonMapper JSON = WireJson.mapper();

    @Test
    void names_asDocumentedAndNullsWritten() {
        assertThat(JSON.writeValueAsString(V2.of(UUID.fromString("a09292aa-8b06-45f9-a73c-350538bb32f3"))))
                .as("DPMS API V2, 4.2.2")
                .isEqualTo("{\"Data\":\"a09292aa-8b06-45f9-a73c-350538bb32f3\",\"Status\":1}");
        assertThat(JSON.writeValueAsString(new Prep(4, 2, "Crown", null)))
                .as("DPMS API V2, 4.4.3")
                .isEqualTo("{\"AdaId\":4,\"UnitTypeId\":2,\"UnitTypeName\":\"Crown\",\"BridgeId\":null}");
        assertThat(JSON.writeValueAsString(V2Error.of("NOT_FOUND", "gone")))
                .isEqualTo("{\"Data\":null,\"Status\":0,\"Message\":\"gone\",\"Code\":\"NOT_FOUND\"}");
    }

    @Test
    void notification_bothStrings() {
        assertThat(JSON.writeValueAsString(new Notification("9700b318-b89a-4004-9b74-ad9cd657c03f", "90360")))
                .as("DPMS API V2, 4.5.2")
                .isEqualTo("{\"Id\":\"9700b318-b89a-4004-9b74-ad9cd657c03f\",\"CompanyId\":\"90360\"}");
    }

    @Test
    void namesThatBreakTheRule_asDocumented() {
        assertThat(JSON.writeValueAsString(new OrderUrls("v", "i", "s", "t")))
                .as("DPMS API V2, 4.4.3")
                .isEqualTo(
                        "{\"MyiTero3DViewerUrl\":\"v\",\"IDEFileUrl\":\"i\",\"ScreenCaptureUrl\":\"s\",\"ThumbnailsUrl\":\"t\"}");
        assertThat(JSON.writeValueAsString(new Pairing(new TokenSet("a", "r", "Bearer", 3600), List.of(), 90360)))
                .as("DPMS API V2, 5.6")
                .isEqualTo(
                        "{\"OAuthResponse\":{\"access_token\":\"a\",\"refresh_token\":\"r\",\"token_type\":\"Bearer\","
                                + "\"expires_in\":3600},\"Warnings\":[],\"CompanyId\":90360}");
    }

    @Test
    void input_namesInAnyCaseNumbersInQuotesUnknownIgnored() {
        ScanRequest request = read("""
                {"companyid": "90360", "DOCTORID": 1001, "PatientFirstName": "Jane", "LABID": 70010,
                 "procedureMapId": "30", "Gender": 102, "Shade": {"A": [2]}}""");
        assertThat(request.companyId()).isEqualTo(90360);
        assertThat(request.doctorId()).isEqualTo(1001);
        assertThat(request.labId()).isEqualTo(70010);
        assertThat(request.procedureMapId()).isEqualTo(30);
        assertThat(request.gender()).isEqualTo(Gender.FEMALE);
        assertThat(request.notes()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"CompanyId\": 90360.5}",
                "{\"CompanyId\": {}}",
                "{\"CompanyId\": [90360]}",
                "{\"CompanyId\": \"ninety\"}",
                "{\"PatientFirstName\": 7}",
                "{\"PatientFirstName\": true}",
                "{\"PatientFirstName\": [\"Jane\"]}",
                "{\"Gender\": \"Unknown\"}",
                "{\"Gender\": 1}",
                "{\"CompanyId\": 1, \"CompanyId\": 2}",
                "{\"CompanyId\": 1} trailing",
                "[]"
            })
    void input_wrongType(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Male\"", "\"male\"", "109", "\"109\""})
    void gender_everyDocumentedForm(String form) {
        assertThat(read("{\"Gender\": " + form + "}").gender())
                .as("DPMS API V2, 4.2.2")
                .isEqualTo(Gender.MALE);
    }

    @Test
    void gender_longValueNotRepeatedWhole() {
        assertThatThrownBy(() -> Gender.of("x".repeat(10_000)))
                .hasMessageContaining("Male, Female, 109 or 102")
                .message()
                .hasSizeLessThan(200);
    }

    @Test
    void secrets_notInTexts() {
        assertThat(new TokenSet("secret-a", "secret-r", "Bearer", 3600).toString())
                .doesNotContain("secret");
        assertThat(new DeviceLogin("EL5D-0001", "secret-d").toString()).doesNotContain("secret-d");
    }

    private static ScanRequest read(String json) {
        return JSON.readValue(json, ScanRequest.class);
    }
}
