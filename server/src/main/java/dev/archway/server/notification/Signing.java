package dev.archway.server.notification;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What an endpoint's notifications are signed with.
 *
 * @param secrets none until somebody made one, two while one is rotated, the newest first
 * @param lost there is one, and it does not open: nothing may be sent, for the receiver would take it as forged
 */
record Signing(List<SigningSecret> secrets, boolean lost) {

    static final Signing NONE = new Signing(List.of(), false);

    /** The value of {@code webhook-signature}; empty without a secret. */
    String header(String id, long timestamp, byte[] body) {
        return secrets.stream().map(secret -> secret.sign(id, timestamp, body)).collect(Collectors.joining(" "));
    }
}
