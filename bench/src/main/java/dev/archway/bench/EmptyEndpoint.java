package dev.archway.bench;

import dev.archway.bench.Peers.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The floor of a poll: the server's framework and web server with one endpoint that does nothing; no sign-in, no database. */
@EnableAutoConfiguration
@RestController
public class EmptyEndpoint {

    static final String PATH = "/empty";

    public static void main(String[] arguments) {
        SpringApplication.run(EmptyEndpoint.class, arguments);
    }

    @GetMapping(PATH)
    void nothing() {
        // that is all
    }

    /** Starts it with the heap, the threads and the patience with connections of the server. */
    static Peer start(Path folder) throws IOException {
        int port = Peers.freePort();
        return Peers.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmptyEndpoint.class.getName(),
                        "--server.address=127.0.0.1",
                        "--server.port=" + port,
                        "--spring.threads.virtual.enabled=true",
                        "--server.tomcat.max-keep-alive-requests=-1"),
                folder,
                port);
    }
}
