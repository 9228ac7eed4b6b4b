package dev.archway.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest implements ConnectorEvents {

    /** DPMS API V2, 4.5.2: both values are strings. */
    private static final String BODY = "{\"Id\":\"" + Cases.rx(ConnectorCase.ORDER) + "\",\"CompanyId\":\"90360\"}";

    @TempDir
    Path folder;

    private final FakeScans scans = new FakeScans();
    private final CountDownLatch imported = new CountDownLatch(1);
    private final HttpClient http = HttpClient.newHttpClient();
    private Connector connector;

    @BeforeEach
    void open() {
        connector = Connector.open(settings(), scans, this);
    }

    @AfterEach
    void close() {
        connector.close();
        http.close();
    }

    @Test
    void notification_isImported() throws Exception {
        connector.start();
        scans.scan(ConnectorCase.ORDER, "C-1", "first");
        assertThat(post(address(), BODY)).isEqualTo(204);
        assertThat(imported.await(20, TimeUnit.SECONDS)).isTrue();
        connector.close();
        assertThat(ConnectorCase.files(folder)).isEqualTo(ConnectorCase.revision("C-1", ConnectorCase.ORDER, 1));
    }

    @Test
    void notification_survivesTheEndOfTheProcess() throws Exception {
        assertThat(post(address(), BODY)).isEqualTo(204);
        URI before = address();
        connector.close();
        scans.put(Cases.order(ConnectorCase.ORDER, "C-1", "Completed", Cases.SCANNED, Cases.COMPANY), "first", null);
        scans.pageLimit = 0; // the list shows nothing: only the notification tells
        connector = Connector.open(settings(), scans, this);
        connector.round();
        assertThat(ConnectorCase.files(folder)).hasSize(3);
        assertThat(address().getPath()).isEqualTo(before.getPath());
    }

    @Test
    void behindAProxy_onlyTheLastPartCounts() throws Exception {
        assertThat(post(address().resolve("/practice/hook" + address().getPath()), BODY))
                .isEqualTo(204);
    }

    @Test
    void otherCompanysNotification_isTakenAndForgotten() throws Exception {
        assertThat(post(address(), BODY.replace("90360", "90361"))).isEqualTo(204);
        connector.round();
        assertThat(scans.looks).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"Id\":null,\"CompanyId\":null}",
                "{\"Id\":\"1\",\"CompanyId\":\"90360\"}",
                "{\"Id\":\"../..\",\"CompanyId\":\"90360\"}",
                "{\"Id\":\"9700b318-b89a-4004-9b74-ad9cd657c03f\",\"CompanyId\":\"x\"}",
                "{\"Id\":\"9700b318-b89a-4004-9b74-ad9cd657c03f\"}",
                "{\"Id\":{},\"CompanyId\":[]}",
                "{\"Id\":\"9700b318",
                "\u0000",
                "<xml/>",
                "{\"Id\":\"9700b318-b89a-4004-9b74-ad9cd657c03f\",\"CompanyId\":\"90360\"} more"
            })
    void rubbish_is400(String body) throws Exception {
        assertThat(post(address(), body)).isEqualTo(400);
    }

    @Test
    void oversized_is413() throws Exception {
        assertThat(post(address(), " ".repeat(9000) + BODY)).isEqualTo(413);
    }

    @Test
    void wrongPath_is404() throws Exception {
        for (String path :
                new String[] {"/", "/hook", address().getPath() + "x", address().getPath() + "/", "/" + "A".repeat(32)
                }) {
            assertThat(post(address().resolve(path), BODY)).isEqualTo(404);
        }
        connector.round();
        assertThat(scans.looks).isZero();
    }

    @Test
    void otherMethod_is405() throws Exception {
        assertThat(http.send(HttpRequest.newBuilder(address()).build(), BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(405);
    }

    @Override
    public void imported(long orderId, String procedure, int revision, long bytes) {
        imported.countDown();
    }

    private ConnectorSettings settings() {
        return ConnectorSettings.of(folder, Cases.COMPANY)
                .withListen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private URI address() {
        return connector.webhook().orElseThrow();
    }

    private int post(URI to, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(to).POST(BodyPublishers.ofString(body)).build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }
}
