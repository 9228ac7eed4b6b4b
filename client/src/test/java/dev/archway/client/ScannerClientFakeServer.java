package dev.archway.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The device API on a loopback port: tus 1.0.0 with real offsets, scripted JSON answers, and faults to order. */
final class ScannerClientFakeServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** An answer to one call. */
    record Answer(int status, String json) {}

    final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, ByteArrayOutputStream> uploads = new HashMap<>();
    final Map<String, String> metadata = new HashMap<>();
    private final Map<String, Long> lengths = new HashMap<>();
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final Deque<Integer> dropPatchAfter = new ArrayDeque<>();
    private final Deque<Integer> refusePatch = new ArrayDeque<>();
    private final HttpServer server;
    volatile String lastQuery = "";
    volatile String lastType = "";
    volatile byte[] lastBody = {};
    private int tokens;
    private boolean tokensRunOut;

    ScannerClientFakeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What the next call of {@code method path} answers; the last one ordered goes on answering. */
    void answer(String call, int status, String json) {
        answers.computeIfAbsent(call, c -> new ArrayDeque<>()).add(new Answer(status, json));
    }

    /** The next PATCH is cut off when it has sent that many bytes, which the server keeps. */
    void dropNextPatchAfter(int bytes) {
        dropPatchAfter.add(bytes);
    }

    void refuseNextPatch(int status) {
        refusePatch.add(status);
    }

    /** The tokens that are out are worth nothing from now on. */
    synchronized void endTokens() {
        tokensRunOut = true;
    }

    /** The bytes that an upload has so far. */
    byte[] uploaded(String location) {
        return kept(location).toByteArray();
    }

    private ByteArrayOutputStream kept(String location) {
        return Objects.requireNonNull(uploads.get(location), location);
    }

    long requestsOf(String method) {
        return requests.stream().filter(r -> r.startsWith(method + " ")).count();
    }

    private synchronized void handle(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        requests.add(call.getRequestMethod() + " " + path);
        if (path.equals("/api/scanner/v1/login")) {
            login(call);
        } else if (tokensRunOut
                || !("Bearer token-" + tokens).equals(call.getRequestHeaders().getFirst("Authorization"))) {
            reply(call, 401, error("Unauthorized", "the token is not valid"));
        } else if (path.startsWith("/api/scanner/v1/uploads")) {
            upload(call, path);
        } else {
            scripted(call, path);
        }
    }

    private void login(HttpExchange call) throws IOException {
        JsonNode body = JSON.readTree(call.getRequestBody().readAllBytes());
        if (!body.path("Serial").asString().equals("EL5D-0001")
                || !body.path("Secret").asString().equals("scanner-secret")) {
            reply(call, 401, error("InvalidDevice", "serial or secret is wrong"));
            return;
        }
        tokens++;
        tokensRunOut = false;
        reply(call, 200, """
                {"Data":{"Token":"token-%d","ExpiresIn":3600,"Serial":"EL5D-0001","CompanyId":90360,
                 "CompanyName":"Riverside Dental","Model":"iTero Element 5D"},"Status":1}""".formatted(tokens));
    }

    private void scripted(HttpExchange call, String path) throws IOException {
        Deque<Answer> next = answers.get(call.getRequestMethod() + " " + path);
        lastQuery = String.valueOf(call.getRequestURI().getRawQuery());
        lastType = String.valueOf(call.getRequestHeaders().getFirst("Content-Type"));
        lastBody = call.getRequestBody().readAllBytes();
        if (next == null) {
            reply(call, 404, error("NotFound", "nothing at " + path));
            return;
        }
        Answer answer = next.size() > 1 ? next.remove() : next.element();
        reply(call, answer.status(), answer.json());
    }

    private void upload(HttpExchange call, String path) throws IOException {
        if (!"1.0.0".equals(call.getRequestHeaders().getFirst("Tus-Resumable"))) {
            reply(call, 412, "");
            return;
        }
        switch (call.getRequestMethod()) {
            case "POST" -> create(call);
            case "HEAD" -> {
                call.getResponseHeaders().set("Upload-Offset", "" + kept(path).size());
                call.getResponseHeaders().set("Upload-Length", "" + lengths.get(path));
                call.sendResponseHeaders(200, -1);
                call.close();
            }
            case "PATCH" -> patch(call, path);
            default -> reply(call, 405, "");
        }
    }

    private void create(HttpExchange call) throws IOException {
        String location = "/api/scanner/v1/uploads/" + (uploads.size() + 1);
        uploads.put(location, new ByteArrayOutputStream());
        lengths.put(location, Long.valueOf(call.getRequestHeaders().getFirst("Upload-Length")));
        for (String pair : call.getRequestHeaders().getFirst("Upload-Metadata").split(",")) {
            String[] both = pair.split(" ");
            metadata.put(both[0], new String(Base64.getDecoder().decode(both[1]), StandardCharsets.UTF_8));
        }
        call.getResponseHeaders().set("Location", location);
        reply(call, 201, "");
    }

    private void patch(HttpExchange call, String path) throws IOException {
        ByteArrayOutputStream have = kept(path);
        Integer status = refusePatch.poll();
        if (status != null) {
            call.getRequestBody().readAllBytes();
            reply(call, status, error("Trouble", "not now"));
            return;
        }
        if (Long.parseLong(call.getRequestHeaders().getFirst("Upload-Offset")) != have.size()) {
            call.getRequestBody().readAllBytes();
            reply(call, 409, "");
            return;
        }
        Integer keep = dropPatchAfter.poll();
        InputStream body = call.getRequestBody();
        if (keep != null) {
            have.write(body.readNBytes(keep));
            call.close();
            return;
        }
        body.transferTo(have);
        call.getResponseHeaders().set("Upload-Offset", "" + have.size());
        call.sendResponseHeaders(204, -1);
        call.close();
    }

    static String error(String code, String message) {
        return "{\"Data\":null,\"Status\":0,\"Message\":\"" + message + "\",\"Code\":\"" + code + "\"}";
    }

    private static void reply(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
