package dev.archway.wire;

import org.jspecify.annotations.Nullable;

/**
 * A scanner proves who it is.
 *
 * @param model the name of its model, as in {@link ScannerModel#text}; null when it does not say
 */
public record DeviceLogin(
        @Nullable String serial,
        @Nullable String secret,
        @Nullable String model) {

    /** A scanner that does not say what it is. */
    public DeviceLogin(@Nullable String serial, @Nullable String secret) {
        this(serial, secret, null);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "DeviceLogin[serial=" + serial + "]";
    }
}
