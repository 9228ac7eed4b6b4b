package dev.archway.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** A test that boots the whole server on a free port, with one embedded PostgreSQL for the JVM, and speaks HTTP to it. */
@NullUnmarked // Spring fills the fields
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class ArchwayIT {

    private static final Path DATA = freshFolder();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("archway.data-dir", DATA::toString);
        registry.add("archway.max-triangles", () -> "300000");
        registry.add("archway.download-wait", () -> "1s");
        registry.add("archway.notification.retry-schedule", () -> "10ms,10ms,10ms");
        // neither the JVM's zone (the POM sets it) nor UTC: a query that leaves the zone to chance fails here
        registry.add("spring.datasource.hikari.connection-init-sql", () -> "set time zone 'America/St_Johns'");
    }

    /** Calls to this server. */
    protected Http http() {
        return new Http("http://127.0.0.1:" + port);
    }

    private static Path freshFolder() {
        try {
            Path folder = Files.createTempDirectory("archway-it");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    FileSystemUtils.deleteRecursively(folder);
                } catch (IOException e) {
                    System.err.println(folder + " was left behind: " + e);
                }
            }));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
