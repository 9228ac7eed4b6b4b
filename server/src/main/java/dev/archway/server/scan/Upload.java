package dev.archway.server.scan;

import dev.archway.server.shared.CompanyId;
import java.time.Instant;
import java.util.UUID;

/** A file on its way from a scanner: {@code offset} of its {@code length} bytes have arrived. */
public record Upload(
        CompanyId company, UUID id, UUID scan, String fileName, long length, Instant expiresAt, long offset) {

    public boolean isWhole() {
        return offset == length;
    }
}
