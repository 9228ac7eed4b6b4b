package dev.archway.server.access;

import dev.archway.server.account.CompanyKind;
import org.jspecify.annotations.Nullable;

/**
 * The integrating software: an OAuth client, and what it may do beyond the plain API.
 *
 * @param kind the companies that it pairs with
 * @param callbackUrl where notifications of all its pairings go, whatever a pairing says; null unless registered
 */
public record Partner(
        String id,
        String name,
        CompanyKind kind,
        @Nullable String callbackUrl,
        boolean patientManagement,
        boolean scanRequestUpdate,
        boolean pairingWarnings) {

    private static final String PORTAL = "portal";

    /** Archway's own pages, which need no pairing and may do whatever a partner can be allowed. No other software has this id. */
    static Partner portal(CompanyKind kind) {
        return new Partner(PORTAL, "Archway", kind, null, true, true, false);
    }

    boolean isPortal() {
        return id.equals(PORTAL);
    }
}
