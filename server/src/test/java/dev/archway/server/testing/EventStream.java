package dev.archway.server.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A stream of events as a browser has it open: what came so far, and whether the server has ended it. */
public final class EventStream implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> data = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private final InputStream body;

    private EventStream(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new AssertionError(request.uri() + " answers " + answer.statusCode());
        }
        body = answer.body();
        reader = Thread.ofVirtual().start(this::read);
    }

    /** Opens it with the cookies of somebody who signed in, and comes back when the server listens. */
    public static EventStream open(Browser browser, String path) throws IOException, InterruptedException {
        String cookie = "JSESSIONID=" + browser.cookie("JSESSIONID");
        return new EventStream(HttpRequest.newBuilder(URI.create(browser.http().base() + path))
                .header("Cookie", cookie)
                .header("Accept", "text/event-stream")
                .build());
    }

    /** The data of each event that came, oldest first. */
    public List<String> data() {
        return List.copyOf(data);
    }

    public boolean hasEnded() {
        return !reader.isAlive();
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    data.add(line.substring("data:".length()).strip());
                }
            }
        } catch (IOException | UncheckedIOException _) {
            // closed from this side
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
