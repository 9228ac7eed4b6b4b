package dev.archway.server.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Device;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the tus protocol 1.0.0 asks of a server beside taking bytes. */
@ExtendWith(OutputCaptureExtension.class)
class TusIT extends ArchwayIT {

    @Autowired
    Registration registration;

    private Device device;
    private String token;
    private String upload;

    @BeforeEach
    void beginUpload() {
        ScannedClinic clinic = ScannedClinic.open(registration, http());
        device = clinic.device();
        token = http().post("/api/scanner/v1/login", """
                        {"Serial": "%s", "Secret": "test-secret"}""".formatted(
                                clinic.clinic().scanner().serial()))
                .data()
                .path("Token")
                .asString();
        String scan = device.open(clinic.rx("")).path("ScanId").asString();
        upload = device.create(scan, "u.stl", 10)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @Test
    void otherVersion_412WithOurs() {
        for (Http other : new Http[] {http().as(token), http().as(token).with("Tus-Resumable", "0.2.2")}) {
            Http.Answer answer = other.send("HEAD", upload, null, null);
            assertThat(answer.status()).isEqualTo(412);
            assertThat(answer.header("Tus-Version")).isEqualTo("1.0.0");
        }
    }

    @Test
    void wrongOffset_409WhereverItIs() {
        assertThat(device.patch(upload, 0, "12345".getBytes(StandardCharsets.US_ASCII))
                        .statusCode())
                .isEqualTo(204);
        for (long offset : new long[] {0, 4, 6, 10, 99, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            HttpResponse<byte[]> answer = device.patch(upload, offset, "12345".getBytes(StandardCharsets.US_ASCII));
            assertThat(answer.statusCode()).as("offset %d", offset).isEqualTo(409);
        }
        assertThat(device.patch(upload, 5, "678901".getBytes(StandardCharsets.US_ASCII))
                        .statusCode())
                .as("more than the upload has room for")
                .isEqualTo(400);
        assertThat(offset()).isEqualTo("5");
    }

    @Test
    void brokenConnection_keepsWhatCameAndIsNoErrorOfOurs(CapturedOutput log) throws IOException {
        URI address = URI.create(upload);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String request = """
                    PATCH %s HTTP/1.1
                    Host: test
                    Authorization: Bearer %s
                    Tus-Resumable: 1.0.0
                    Upload-Offset: 0
                    Content-Type: application/offset+octet-stream
                    Content-Length: 10

                    123""".formatted(address.getPath(), token).replace("\n", "\r\n");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            byte[] answer = socket.getInputStream().readAllBytes();
            assertThat(new String(answer, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 400 ");
        }
        assertThat(offset()).isEqualTo("3");
        assertThat(log).doesNotContain("ERROR");
    }

    private String offset() {
        return device.tus("HEAD", upload, null)
                .headers()
                .firstValue("Upload-Offset")
                .orElseThrow();
    }
}
