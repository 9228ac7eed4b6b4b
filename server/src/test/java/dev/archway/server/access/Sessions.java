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
        return of(browser.cookie("JSESSIONID"));
    }

    HttpSession of(String id) {
        return container(id).getSession();
    }

    /** What the container does with a session that was not used for long. */
    void expire(Browser browser) {
        container(browser.cookie("JSESSIONID")).expire();
    }

    private Session container(String id) {
        try {
            Context context = (Context) Objects.requireNonNull((TomcatWebServer) server.getWebServer())
                    .getTomcat()
                    .getHost()
                    .findChildren()[0];
            return context.getManager().findSession(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
