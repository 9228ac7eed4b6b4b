package dev.archway.client;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which server a client talks to, as whom, and how patiently.
 *
 * @param baseUrl the server's address without a trailing slash; only the first call goes there, the rest where discovery says (DPMS API V2, 3.1)
 * @param oauthBase the address of the authorization server; usually {@code baseUrl}
 * @param clientId the partner
 * @param clientSecret the partner's secret; null for a public client
 * @param connectTimeout how long a connection may take to be made
 * @param callTimeout how long a server may stay silent, before an answer and within one
 * @param retry how often calls are repeated
 * @param allowPlainHttp whether tokens may travel unencrypted to other machines; the own machine needs no leave
 */
public record ClientSettings(
        URI baseUrl,
        URI oauthBase,
        String clientId,
        @Nullable String clientSecret,
        Duration connectTimeout,
        Duration callTimeout,
        RetryPolicy retry,
        boolean allowPlainHttp) {

    /** @throws IllegalArgumentException for an address that is not http or https, or that would send tokens in clear text to another machine */
    public ClientSettings {
        baseUrl = Origins.requireSafe(Origins.withoutTrailingSlash(baseUrl), allowPlainHttp);
        oauthBase = Origins.requireSafe(Origins.withoutTrailingSlash(oauthBase), allowPlainHttp);
    }

    /** Settings with five seconds to connect, a minute of silence and the standard retries; the authorization server is the server itself. */
    public static ClientSettings of(URI baseUrl, String clientId, @Nullable String clientSecret) {
        return new ClientSettings(
                baseUrl,
                baseUrl,
                clientId,
                clientSecret,
                Duration.ofSeconds(5),
                Duration.ofMinutes(1),
                RetryPolicy.standard(),
                false);
    }

    /** The same with another authorization server. */
    public ClientSettings withOauthBase(URI address) {
        return new ClientSettings(
                baseUrl, address, clientId, clientSecret, connectTimeout, callTimeout, retry, allowPlainHttp);
    }

    /** The same with other timeouts. */
    public ClientSettings withTimeouts(Duration connect, Duration call) {
        return new ClientSettings(baseUrl, oauthBase, clientId, clientSecret, connect, call, retry, allowPlainHttp);
    }

    /** The same with other retries. */
    public ClientSettings withRetry(RetryPolicy policy) {
        return new ClientSettings(
                baseUrl, oauthBase, clientId, clientSecret, connectTimeout, callTimeout, policy, allowPlainHttp);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "ClientSettings[baseUrl=" + baseUrl + ", clientId=" + clientId + "]";
    }
}
