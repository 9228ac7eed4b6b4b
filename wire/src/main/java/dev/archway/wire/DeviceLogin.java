package dev.archway.wire;

import org.jspecify.annotations.Nullable;

/** A scanner proves who it is. */
public record DeviceLogin(@Nullable String serial, @Nullable String secret) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "DeviceLogin[serial=" + serial + "]";
    }
}
