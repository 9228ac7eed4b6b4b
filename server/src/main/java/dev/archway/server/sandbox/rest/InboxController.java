package dev.archway.server.sandbox.rest;

import dev.archway.server.sandbox.Inbox;
import dev.archway.server.shared.TooLarge;
import dev.archway.wire.V2;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Profile("!production")
class InboxController {

    private static final int LARGEST = 1 << 16;

    private final Inbox inbox;

    InboxController(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Any body of any type, as a receiver of webhooks would get it: 204, as such a receiver would answer. */
    @PostMapping("/sandbox/inbox/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void receive(@PathVariable String name, HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw TooLarge.because("BODY_TOO_LARGE", "The inbox takes bodies of at most " + LARGEST + " bytes.");
        }
        Map<String, String> headers = new TreeMap<>();
        for (String header : Collections.list(request.getHeaderNames())) {
            headers.put(header, String.join(", ", Collections.list(request.getHeaders(header))));
        }
        // the database cannot hold NUL
        inbox.receive(name, headers, new String(body, StandardCharsets.UTF_8).replace("\0", ""));
    }

    /** Everything that came to every inbox, newest last. */
    @GetMapping("/sandbox/inbox")
    V2<List<Inbox.Item>> items() {
        return V2.of(inbox.items());
    }

    /** Empties every inbox; 204, also when there was nothing. */
    @DeleteMapping("/sandbox/inbox")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        inbox.clear();
    }
}
