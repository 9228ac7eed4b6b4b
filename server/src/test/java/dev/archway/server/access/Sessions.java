package dev.archway.server.access;

import dev.archway.server.testing.Browser;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The servlet container's own view of the sessions of browsers. */
record Sessions(ServletWebServerApplicationContext server) {

    HttpSession of(Browser browser) {
        return container(browser).getSession();
    }

    /** What the container does with a session that was not used for long. */
    void expire(Browser browser) {
        container(browser).expire();
    }

    private Session container(Browser browser) {
        try {
            Context context = (Context) Objects.requireNonNull((TomcatWebServer) server.getWebServer())
                    .getTomcat()
                    .getHost()
                    .findChildren()[0];
            return context.getManager().findSession(browser.cookie("JSESSIONID"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
