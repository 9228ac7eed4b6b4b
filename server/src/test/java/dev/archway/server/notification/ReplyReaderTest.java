package dev.archway.server.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9112, and what comes instead. */
class ReplyReaderTest {

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 200 OK|Content-Length: 2||ok, true",
        "HTTP/1.1 204 No Content||, true",
        "HTTP/1.1 304 Not Modified|Content-Length: 500||, true",
        "HTTP/1.1 200 OK|Content-Length: 2|Connection: close||ok, false",
        "HTTP/1.1 200 OK||ok, false",
        "HTTP/1.0 200 OK|Content-Length: 2||ok, false",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||2|ok|0||, true",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked|Content-Length: 4||2|ok|0||, false",
        "HTTP/1.1 101 Switching Protocols||, false"
    })
    void connection_isUsedAgainOnlyWhereTheAnswerHasAnEnd(String answer, boolean reusable) throws IOException {
        assertThat(read(answer.replace("|", "\r\n")).reusable()).isEqualTo(reusable);
    }

    @Test
    void reply_holdsWhatTheLogKeeps() throws IOException {
        Reply reply =
                read("HTTP/1.1 429 Slow down\r\nretry-after:  7 \r\nX: \u0001\u001b[31m\r\nContent-Length: 5000\r\n\r\n"
                        + "ab\0" + "x".repeat(4997));
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.retryAfter()).isEqualTo("7");
        assertThat(reply.head()).isEqualTo("HTTP/1.1 429 Slow down\nretry-after:  7 \nX: ??[31m\nContent-Length: 5000");
        assertThat(reply.body()).startsWith("ab?xxx").hasSize(1024);
        assertThat(reply.reusable()).isTrue();
    }

    @Property(tries = 2000)
    void anyBytes_areAReplyOrAFailure(@ForAll @Size(max = 300) byte[] bytes) {
        check(bytes);
    }

    @Property(tries = 2000)
    void anyTail_isAReplyOrAFailure(@ForAll @StringLength(max = 200) String tail) {
        check(("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n" + tail).getBytes(StandardCharsets.UTF_8));
        check(("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + tail).getBytes(StandardCharsets.UTF_8));
        check(("HTTP/1.1 200 OK\r\nContent-Length: " + tail).getBytes(StandardCharsets.UTF_8));
    }

    private static void check(byte[] bytes) {
        try {
            Reply reply = new ReplyReader(new ByteArrayInputStream(bytes)).read();
            assertThat(reply.status()).isBetween(101, 999);
            assertThat(reply.head() + reply.body()).doesNotContain("\0");
        } catch (IOException e) {
            assertThat(e).isInstanceOfAny(ReplyReader.NoHttp.class, ReplyReader.NoAnswer.class);
        }
    }

    private static Reply read(String answer) throws IOException {
        return new ReplyReader(new ByteArrayInputStream(answer.getBytes(StandardCharsets.ISO_8859_1))).read();
    }
}
