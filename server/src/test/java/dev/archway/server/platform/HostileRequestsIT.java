package dev.archway.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Requests that nobody sends who means well: each has its code and the API's error body, and none is a 500. PRODUCT.md, wire rules. */
class HostileRequestsIT extends ArchwayIT {

    private static final int MEGABYTE = 1 << 20;
    private static final String LOGIN = "/api/scanner/v1/login";

    @Autowired
    Registration registration;

    @Test
    void bodyTooLarge() {
        String spaces = " ".repeat(MEGABYTE);
        isError(http().post(LOGIN, "{}" + spaces), 413, "BODY_TOO_LARGE");
        isError(http().post(LOGIN, "{}" + spaces.substring(2)), 400, "INVALID_REQUEST_PARAMETERS");
    }

    @Test
    void bodyTooLarge_lengthNotSaid() throws IOException, InterruptedException {
        byte[] body = ("{\"Serial\": \"" + "x".repeat(MEGABYTE) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(http().base() + LOGIN))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            isError(new Http.Answer(answer), 413, "BODY_TOO_LARGE");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/scanner/v1/login | {'Serial': '\\u0000', 'Secret': 'x'}",
                "/sandbox/tokens | {'Partner': 'a\\u0000b', 'User': 'dentist@riverside.test', 'CompanyId': 90360}",
                "/sandbox/tokens | {'Partner': 'sandbox-dpms', 'User': '\\u0000', 'CompanyId': 90360}"
            })
    void nul_inText(String path, String json) {
        isError(http().post(path, json.replace('\'', '"')), 400, "INVALID_REQUEST_PARAMETERS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00=1&Offset=0&pageSize=1", "Offset=0&pageSize=1&chartNumber=%00"})
    void nul_inQuery(String query) {
        Http practice = ScannedClinic.open(registration, http()).practice();
        isError(practice.get("/third-party/v2/orders/practice?" + query), 400, "INVALID_REQUEST_PARAMETERS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_id=%00&redirect_uri=http://127.0.0.1/callback",
                "client_id=sandbox-dpms&redirect_uri=http://127.0.0.1/callback&code_challenge=%00&code_challenge_method=S256"
            })
    void nul_inSignIn(String query) {
        assertThat(http().get("/authorize?response_type=code&" + query).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/third-party/v2/orders;x=1/practice", "/third-party/v3/%2e%2e/x", "/sandbox/a;b"})
    void refusedBeforeTheApi_noPageForABrowserEither(String path) {
        isError(http().with("Accept", "text/html").get(path), 400, "BAD_REQUEST");
    }

    @Test
    void unknownMethod() {
        isError(http().send("BREW", LOGIN, null, null), 400, "BAD_REQUEST");
    }

    @Test
    void errorPathItself() {
        isError(http().get("/error"), 404, "NOT_FOUND");
        Http.Answer page = http().with("Accept", "text/html").get("/error");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).startsWith("text/html");
    }

    @Test
    void nestedTooDeeply() {
        String json = "{\"a\":".repeat(5000) + "1" + "}".repeat(5000);
        assertThat(isError(http().post(LOGIN, json), 400, "INVALID_JSON")).contains("nested too deeply");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Preps': [{'AdaId': 'x'}]} | Preps[0].AdaId: a whole number",
                "{'Preps': [{'UnitTypeId': 1}]} | Preps[0].AdaId",
                "{'Preps': 'x'} | Preps has a wrong type: an array",
                "{'Files': [{'Jaw': 1}]} | Files[0].Jaw: a string"
            })
    void wrongType_namesFieldAndWhatIsAccepted(String json, String said) {
        ScannedClinic clinic = ScannedClinic.open(registration, http());
        String scan = clinic.device().open(clinic.rx("")).path("ScanId").asString();
        Http.Answer answer = clinic.device().complete(scan, json.replace('\'', '"'));
        assertThat(isError(answer, 400, "INVALID_REQUEST_PARAMETERS")).contains(said);
    }

    /** Its message. */
    private static String isError(Http.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json().propertyNames()).containsExactly("Data", "Status", "Message", "Code");
        assertThat(answer.json().path("Code").asString()).isEqualTo(code);
        return answer.json().path("Message").asString();
    }
}
