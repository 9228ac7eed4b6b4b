package dev.archway.client;

import dev.archway.wire.AssetType;
import dev.archway.wire.AvailableCompany;
import dev.archway.wire.Discovery;
import dev.archway.wire.LatestFiles;
import dev.archway.wire.OrdersPage;
import dev.archway.wire.PairRequest;
import dev.archway.wire.Pairing;
import dev.archway.wire.PracticeConfiguration;
import dev.archway.wire.PracticeOrder;
import dev.archway.wire.ScanRequest;
import dev.archway.wire.TokenSet;
import dev.archway.wire.Unpaired;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The API as a practice or a paired lab calls it (DPMS API V2; Lab Connector Flows). Safe for use by many threads.
 *
 * <p>Before its first call the client asks discovery where calls go, and sends them there. It renews its tokens by itself: shortly before they end or after a 401,
 * once for all waiting callers. Reads are repeated by the settings' {@link RetryPolicy}; a scan request never is once it was sent, since it could be made twice.
 *
 * <p>Every call throws {@link ApiException} for an error of the server, {@link SignInNeeded} when no token is accepted any longer, and {@link
 * UncheckedIOException} when the server cannot be reached or the calling thread was interrupted (its interrupt flag is then set).
 */
public final class DpmsClient implements AutoCloseable {

    /** The most orders of one page. DPMS API V2, 4.4.2. */
    public static final int LARGEST_PAGE = 1024;

    private final ClientSettings settings;
    private final Calls calls;
    private final Session session;
    private final PatientCalls patients;

    /** A client with the tokens of that store, which may still be empty. */
    public DpmsClient(ClientSettings settings, TokenStore tokens) {
        this(settings, tokens, Timing.system());
    }

    DpmsClient(ClientSettings settings, TokenStore tokens, Timing timing) {
        this.settings = settings;
        this.calls = new Calls(settings, timing);
        this.session = new Session(settings, calls, tokens, timing);
        this.patients = new PatientCalls(session);
    }

    /** The sign-in of a person in a browser; its tokens go to {@link #use}. */
    public static Login login(ClientSettings settings) {
        return new Login(settings);
    }

    /** Keeps tokens that were just received, of a login or a pairing, and works with them from now on. */
    public void use(TokenSet tokens) {
        session.keepForAnotherCompany(tokens);
    }

    /** Where the calls of this user's region go; asked once, and again before tokens are renewed. DPMS API V2, 3.1. */
    public Discovery discovery() {
        return session.discovery();
    }

    /** The companies that the signed-in user may pair with. */
    public List<AvailableCompany> availableCompanies() {
        return List.of(Answers.data(get("/available-companies", Map.of()), AvailableCompany[].class));
    }

    /**
     * Pairs with a company and works with the pairing's tokens from now on. Pairing again gives the same tokens while they live (Integration Guideline, 9.1).
     *
     * @param callbackUrl where notifications of the company go; null for none
     */
    public Pairing pair(long companyId, @Nullable String callbackUrl) {
        Pairing pairing = Answers.data(
                session.send(
                        Requests.postJson(address("/pair", Map.of()), new PairRequest(companyId, callbackUrl)),
                        Repeat.ALWAYS),
                Pairing.class);
        use(pairing.oauthResponse());
        return pairing;
    }

    /** Ends the pairing of this partner with the company for all its users, and forgets the tokens (Integration Guideline, 9.2). */
    public Unpaired unpair() {
        Unpaired unpaired = Answers.data(
                session.send(Requests.postJson(address("/unpair", Map.of()), Map.of()), Repeat.WHEN_NEVER_SENT),
                Unpaired.class);
        session.forget();
        return unpaired;
    }

    /** Signs out: revokes the tokens at the server (RFC 7009) and forgets them. */
    public void revoke() {
        session.revoke();
    }

    /** The paired company's doctors, labs and unit types. DPMS API V2, 4.1. */
    public PracticeConfiguration practiceConfiguration() {
        return Answers.data(get("/practice-configuration", Map.of()), PracticeConfiguration.class);
    }

    /**
     * Pushes an Rx to the company's scanners. DPMS API V2, 4.2.
     *
     * @return the id of the Rx
     * @throws ApiException 400 for a field that is not accepted, 409 when the chart number belongs to more than one patient
     */
    public UUID requestScan(ScanRequest request) {
        return Answers.data(
                session.send(Requests.postJson(address("/scan-request", Map.of()), request), Repeat.WHEN_NEVER_SENT),
                UUID.class);
    }

    /**
     * Takes an Rx back that was not scanned yet. DPMS API V2, 4.3.
     *
     * @return the id of the Rx
     * @throws ApiException 400 for an id that is unknown or scanned already
     */
    public UUID deleteScanRequest(UUID rxId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address("/scan-request/" + rxId, Map.of()))
                .header("Accept", "application/json")
                .DELETE();
        return Answers.data(session.send(request, Repeat.WHEN_NEVER_SENT), UUID.class);
    }

    /**
     * A page of the practice's orders, oldest first. DPMS API V2, 4.4.
     *
     * @param offset how many orders to skip, 0 or more
     * @param pageSize 1 to {@value #LARGEST_PAGE}
     */
    public OrdersPage orders(long offset, int pageSize, OrderFilter filter) {
        return page("/orders/practice", offset, pageSize, filter);
    }

    /** A page of the orders that wait for the paired lab. Lab Connector Flows; parameters as for {@link #orders}. */
    public OrdersPage labOrders(long offset, int pageSize, OrderFilter filter) {
        return page("/orders/lab", offset, pageSize, filter);
    }

    /** A page of the practice's orders that is asked for again and again, and transferred only when it has changed; parameters as for {@link #orders}. */
    public OrdersPoll poll(long offset, int pageSize, OrderFilter filter) {
        URI address = address("/orders/practice", parameters(offset, pageSize, filter));
        return new OrdersPoll(Requests.get(address), request -> session.send(request, Repeat.ALWAYS));
    }

    /** All orders of the practice, oldest first; pages are fetched as the stream is read. */
    public Stream<PracticeOrder> allOrders(OrderFilter filter) {
        OrderPages pages = new OrderPages(offset -> orders(offset, LARGEST_PAGE, filter));
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /** The order of an Rx, as notifications name it; empty when there is none or its files are not ready yet (404). DPMS API V2, 4.6. */
    public Optional<PracticeOrder> order(UUID rxId) {
        HttpResponse<byte[]> answer = get("/orders/" + rxId, Map.of());
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(Answers.data(answer, PracticeOrder.class));
    }

    /**
     * The screen captures of the practice that came lately, order by order. DPMS API V2, 4.8. Each can be fetched with {@link #download(LatestFiles.FileLink, Path)}, and
     * all of an order with {@link #download(long, AssetType, Path)}.
     *
     * @param from since which UTC day; null for the past 14 days, and of more than 90 days the past 90 are returned
     */
    public LatestFiles latestFiles(@Nullable LocalDate from) {
        return Answers.data(
                get("/latest-files", from == null ? Map.of() : Map.of("dateFrom", from.toString())), LatestFiles.class);
    }

    /**
     * Downloads one screen capture, a JPEG, by the path that the list gave, as the documents ask (DPMS API V2, 4.9.2). As {@link #download(URI, Path, String)}.
     *
     * @param target the file; replaced if it exists
     */
    public Download download(LatestFiles.FileLink capture, Path target) {
        return download(URI.create(capture.fileUrl()), target, null);
    }

    /** The calls about patients, for partners with patient management. DPMS API V2, 5. */
    public PatientCalls patients() {
        return patients;
    }

    /**
     * Downloads an artifact of an order. DPMS API V2, 4.7. As {@link #download(URI, Path, String)}, without a known entity tag.
     *
     * @param target the file; replaced if it exists
     */
    public Download download(long orderId, AssetType type, Path target) {
        return download(orderId, type, target, null);
    }

    /**
     * Downloads an artifact of an order unless the caller has it already. DPMS API V2, 4.7.
     *
     * @param target the file; replaced if it exists
     * @param knownEtag the entity tag of an earlier download; null downloads in any case
     */
    public Download download(long orderId, AssetType type, Path target, @Nullable String knownEtag) {
        return download(address("/order/" + orderId + "/download/" + type, Map.of()), target, knownEtag);
    }

    /** Downloads what an order's URL names; the documents ask to use the returned links (4.4.3). As {@link #download(URI, Path, String)}. */
    public Download download(URI address, Path target) {
        return download(address, target, null);
    }

    /**
     * Downloads what a returned URL names. The token is sent to the API's own origin only. A file in the making (404 with {@code Retry-After}) is waited for; a
     * broken connection goes on where it broke when the server names its bytes with a strong entity tag, else from the start. Length and, if the server sends
     * {@code Repr-Digest}, SHA-256 are checked before the file appears at its place, all at once and synced to disk.
     *
     * @param target the file; replaced if it exists. Its folder must exist
     * @param knownEtag the entity tag of an earlier download; null downloads in any case
     * @throws ApiException 404 for what does not exist, 400 for a wrong type
     * @throws UncheckedIOException when the file stays broken after all attempts, or cannot be written; there is no file then
     */
    public Download download(URI address, Path target, @Nullable String knownEtag) {
        Origins.requireSafe(address, settings.allowPlainHttp());
        try (PartialFile part = PartialFile.beside(target)) {
            return new DownloadRun(session, calls, settings, part, address, knownEtag).run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Lets go of connections; calls under way fail. */
    @Override
    public void close() {
        calls.close();
    }

    private OrdersPage page(String path, long offset, int pageSize, OrderFilter filter) {
        return Answers.data(get(path, parameters(offset, pageSize, filter)), OrdersPage.class);
    }

    private static Map<String, String> parameters(long offset, int pageSize, OrderFilter filter) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("Offset", Long.toString(offset));
        parameters.put("pageSize", Integer.toString(pageSize));
        parameters.putAll(filter.parameters());
        return parameters;
    }

    private HttpResponse<byte[]> get(String path, Map<String, String> parameters) {
        return session.send(Requests.get(address(path, parameters)), Repeat.ALWAYS);
    }

    private URI address(String path, Map<String, String> parameters) {
        return URI.create(session.apiBase() + path + (parameters.isEmpty() ? "" : "?" + Requests.query(parameters)));
    }
}
