package dev.archway.wire;

/** A company that the signed-in user may pair with. {@code companyType} is "Clinic" or "Lab". */
public record AvailableCompany(
        long companyId, String companyName, String companyType, String countryCode, boolean isPaired) {}
