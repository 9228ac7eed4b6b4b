package dev.archway.server.audit;

import dev.archway.server.shared.CompanyId;
import dev.archway.wire.AuditTrail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of what was done at all companies and to the server, newest first. */
public record ServerTrail(List<Entry> entries, boolean hasMore) {

    public ServerTrail {
        entries = List.copyOf(entries);
    }

    /** One act, and where: at a company (of a move, the clinic's), or null when it was done to the server, or by somebody of no company. */
    public record Entry(@Nullable CompanyId company, AuditTrail.Entry act) {}
}
