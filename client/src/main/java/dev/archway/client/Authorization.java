package dev.archway.client;

import java.net.URI;

/**
 * A sign-in that a person has to complete in a browser.
 *
 * @param address the page to open
 * @param redirectUri where the browser comes back to, with {@code code} and {@code state}
 * @param state must come back unchanged, else the answer is not of this sign-in
 * @param verifier proves at the exchange that it is the one who began (RFC 7636); keep it secret
 */
public record Authorization(URI address, URI redirectUri, String state, String verifier) {

    /** Keeps the verifier out of logs. */
    @Override
    public String toString() {
        return "Authorization[redirectUri=" + redirectUri + "]";
    }
}
