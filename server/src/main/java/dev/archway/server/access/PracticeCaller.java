package dev.archway.server.access;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;

/** A caller that is paired with a clinic. */
public record PracticeCaller(CompanyId company, UserId user, Partner partner, long edition) implements PairedCaller {}
