package dev.archway.server.account;

import dev.archway.server.shared.CompanyId;
import java.util.List;

/** A clinic or a lab. {@code labTypes} are "Dental" (restorative) and "Ortho", and empty for a clinic; {@code niri} is the account's NIRI setting. */
public record Company(
        CompanyId id,
        String name,
        CompanyKind kind,
        String countryCode,
        String region,
        String address,
        List<String> labTypes,
        boolean niri) {}
