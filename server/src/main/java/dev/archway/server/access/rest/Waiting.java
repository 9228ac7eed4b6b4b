package dev.archway.server.access.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** How long to wait after too many failures, for people and for programs; rounded up, so that it is not too soon. */
final class Waiting {

    private Waiting() {}

    /** Answers so, for a page that says it in words: {@code wait} are the minutes. */
    static void say(Duration wait, HttpServletResponse response, Model model) {
        model.addAttribute("wait", wait.plusMinutes(1).minusNanos(1).toMinutes());
        response.setHeader(HttpHeaders.RETRY_AFTER, seconds(wait));
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    }

    static String seconds(Duration wait) {
        return Long.toString(wait.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
