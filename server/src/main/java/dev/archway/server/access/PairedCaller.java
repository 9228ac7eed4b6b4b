package dev.archway.server.access;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;

/** A caller whose token came from a pairing. A controller that takes one as a parameter answers 401 or 403 to everybody else. */
public sealed interface PairedCaller permits PracticeCaller, LabCaller {

    CompanyId company();

    UserId user();

    Partner partner();

    /** Grows whenever something changes that a list of the company shows; the same number, the same lists. docs/adr/0009. */
    long edition();
}
