package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Http;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ScannerLoginIT extends ArchwayIT {

    @Autowired
    JdbcClient jdbc;

    @Test
    void login_givesATokenForTwelveHours() {
        Http.Answer answer = login("EL5D-0001", "scanner-secret");
        assertThat(answer.status()).isEqualTo(200);
        String token = answer.data().path("Token").asString();
        assertThat(answer.text()).isEqualTo("""
                        {"Data":{"Token":"%s","ExpiresIn":43200,"Serial":"EL5D-0001","CompanyId":90360,\
                        "CompanyName":"Riverside Dental","Model":"iTero Element 5D"},"Status":1}""".formatted(token));
        assertThat(http().as(token).get("/api/scanner/v1/probe").text()).contains("EL5D-0001");
        assertThat(http().as(token).get("/third-party/v2/probe/signed-in").status())
                .as("a scanner is not a partner")
                .isEqualTo(401);
    }

    @Test
    void login_wrongSerialAndWrongSecretAnswerAlike() {
        Http.Answer wrongSecret = login("EL5D-0001", "guess");
        Http.Answer wrongSerial = login("NOBODY", "scanner-secret");
        assertThat(wrongSecret.status()).isEqualTo(401);
        assertThat(wrongSerial.status()).isEqualTo(401);
        assertThat(wrongSecret.text()).isEqualTo(wrongSerial.text());
        assertThat(wrongSecret.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void login_missingField() {
        Http.Answer answer = http().post("/api/scanner/v1/login", "{\"Serial\":\"EL5D-0001\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("Message").asString()).contains("Secret");
    }

    @Test
    void token_wrongOrOver() {
        assertThat(http().get("/api/scanner/v1/probe").status()).isEqualTo(401);
        assertThat(http().as("x").get("/api/scanner/v1/probe").status()).isEqualTo(401);
        String token = login("EL2-0002", "scanner-secret").data().path("Token").asString();
        jdbc.sql("update device_token set expires_at = now() where hash = :hash")
                .param("hash", TokenHash.of(token))
                .update();
        assertThat(http().as(token).get("/api/scanner/v1/probe").status()).isEqualTo(401);
    }

    private Http.Answer login(String serial, String secret) {
        return http().post("/api/scanner/v1/login", "{\"Serial\":\"%s\",\"Secret\":\"%s\"}".formatted(serial, secret));
    }
}
