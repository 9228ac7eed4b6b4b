package dev.archway.client;

import dev.archway.wire.Discovery;
import dev.archway.wire.TokenSet;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The sign-in of a client: its tokens, and where discovery says that its calls go. One lock lets one caller renew while the others wait for the outcome, because
 * a refresh token that is used twice ends the sign-in.
 */
final class Session {

    private static final String LEGACY_PATH = "api/third-party/v2";
    private static final String V3_PATH = "api/third-party/v3";

    private final ClientSettings settings;
    private final Calls calls;
    private final TokenStore store;
    private final Timing timing;
    private final TokenEndpoint endpoint;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile @Nullable Discovery known;
    private volatile @Nullable URI knownV3;

    Session(ClientSettings settings, Calls calls, TokenStore store, Timing timing) {
        this.settings = settings;
        this.calls = calls;
        this.store = store;
        this.timing = timing;
        this.endpoint = new TokenEndpoint(settings, calls);
    }

    /** Sends with the access token; after a 401 once more with a new one. */
    HttpResponse<byte[]> send(HttpRequest.Builder request, Repeat repeat) {
        String token = accessToken();
        HttpResponse<byte[]> answer = calls.send(Requests.bearer(request, token).build(), repeat);
        if (answer.statusCode() != 401) {
            return answer;
        }
        return calls.send(Requests.bearer(request, renewed(token)).build(), repeat);
    }

    /** An access token that is good for a call now. */
    String accessToken() {
        SavedTokens saved = saved();
        String token = saved.tokens().accessToken();
        boolean ending =
                saved.endsSoon(timing.clock().instant()) && saved.tokens().refreshToken() != null;
        return ending ? renewed(token) : token;
    }

    /** An access token other than that one, which the server refused or soon will; by one refresh however many callers ask. */
    String renewed(String stale) {
        renewing.lock();
        try {
            SavedTokens saved = saved();
            if (!saved.tokens().accessToken().equals(stale)) {
                return saved.tokens().accessToken();
            }
            String refreshToken = saved.tokens().refreshToken();
            if (refreshToken == null) {
                throw new SignInNeeded("the access token ended and there is none to renew it with");
            }
            TokenSet fresh = endpoint.refresh(oauthBaseBeforeRefresh(stale), refreshToken);
            // RFC 6749, 6: an answer without a refresh token leaves the old one valid
            keep(
                    fresh.refreshToken() != null
                            ? fresh
                            : new TokenSet(fresh.accessToken(), refreshToken, fresh.tokenType(), fresh.expiresIn()));
            return fresh.accessToken();
        } finally {
            renewing.unlock();
        }
    }

    void keep(TokenSet tokens) {
        store.save(new SavedTokens(tokens, timing.clock().instant()));
    }

    /** Another company may be in another region. */
    void keepForAnotherCompany(TokenSet tokens) {
        keep(tokens);
        known = null;
        knownV3 = null;
    }

    void revoke() {
        store.load().ifPresent(saved -> {
            String refresh = saved.tokens().refreshToken();
            endpoint.revoke(oauthBase(), refresh == null ? saved.tokens().accessToken() : refresh);
        });
        forget();
    }

    void forget() {
        store.clear();
        known = null;
        knownV3 = null;
    }

    Discovery discovery() {
        Discovery cached = known;
        if (cached != null) {
            return cached;
        }
        Discovery found = read(send(Requests.get(discoveryAddress()), Repeat.ALWAYS));
        known = found;
        return found;
    }

    /** Where calls of the API go, without a trailing slash. */
    URI apiBase() {
        Discovery where = discovery();
        return URI.create(where.domain() + "/" + where.path());
    }

    /** Where the calls of V3 go, by its own discovery (DPMS API V2, 5.2); a server without it is an {@link ApiException} 404. */
    URI apiBaseV3() {
        URI cached = knownV3;
        if (cached != null) {
            return cached;
        }
        URI address = URI.create(settings.baseUrl() + "/" + V3_PATH + "/discovery");
        Discovery found = checked(Answers.data(send(Requests.get(address), Repeat.ALWAYS), Discovery.class), 200);
        URI base = URI.create(found.domain() + "/" + found.path());
        knownV3 = base;
        return base;
    }

    /** Discovery belongs before a refresh (DPMS Integration Overview, 2.1); it cannot succeed when the token ended already, and then what was known before holds. */
    private URI oauthBaseBeforeRefresh(String stale) {
        HttpRequest ask =
                Requests.bearer(Requests.get(discoveryAddress()), stale).build();
        try {
            known = read(calls.send(ask, Repeat.ALWAYS));
        } catch (ApiException | UncheckedIOException unknown) {
            return oauthBase();
        }
        return oauthBase();
    }

    private URI oauthBase() {
        return Optional.ofNullable(known)
                .map(Discovery::oauthBase)
                .map(URI::create)
                .orElse(settings.oauthBase());
    }

    private Discovery read(HttpResponse<byte[]> answer) {
        if (answer.statusCode() == 404) {
            // a server from before discovery: DPMS API V2, 3.1 keeps the addresses without it
            String base = settings.baseUrl().toString();
            return new Discovery("", base, LEGACY_PATH, settings.oauthBase().toString(), base);
        }
        return checked(Answers.data(answer, Discovery.class), answer.statusCode());
    }

    private Discovery checked(Discovery found, int status) {
        try {
            Origins.requireSafe(URI.create(found.domain()), settings.allowPlainHttp());
            Origins.requireSafe(URI.create(found.oauthBase()), settings.allowPlainHttp());
            return found;
        } catch (IllegalArgumentException unsafe) {
            throw new ApiException(status, "unsafe_discovery", "discovery answered an unsafe address");
        }
    }

    private URI discoveryAddress() {
        return URI.create(settings.baseUrl() + "/" + LEGACY_PATH + "/discovery");
    }

    private SavedTokens saved() {
        return store.load().orElseThrow(() -> new SignInNeeded("nobody has signed in yet"));
    }
}
