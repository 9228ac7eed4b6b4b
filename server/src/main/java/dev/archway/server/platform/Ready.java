package dev.archway.server.platform;

import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Logs that the server answers, where, and how long the start took. */
@Component
class Ready {

    private static final Logger log = LoggerFactory.getLogger(Ready.class);

    private final DataDirectory data;

    Ready(DataDirectory data) {
        this.data = data;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            Duration took = event.getTimeTaken();
            log.info(
                    "Archway answers on port {} after {} s; its data is in {}",
                    web.getWebServer().getPort(),
                    took == null ? "?" : String.format(Locale.ROOT, "%.1f", took.toMillis() / 1e3),
                    data.root());
        }
    }
}
