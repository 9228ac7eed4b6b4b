package dev.archway.server.access;

import dev.archway.server.shared.CompanyId;

/** An administrator who is paired with a company of his own. */
public record AdministratorCaller(PairedCaller pairing) {

    public CompanyId company() {
        return pairing.company();
    }
}
