package dev.archway.wire;

import java.time.Instant;
import java.util.List;

/** What a scan request needs to know of the paired clinic. DPMS API V2, 4.1.2. */
public record PracticeConfiguration(Header header, List<Doctor> doctors, List<Lab> labs, List<Unit> unitTypes) {

    public record Header(long companyId, String companyName, String countryCode, Instant reportDate) {}

    /** {@code supportedCaseTypes} are codes of {@link CaseType}. */
    public record Doctor(long id, String name, List<Integer> supportedCaseTypes) {}

    /** {@code types} are "Dental" (restorative) or "Ortho"; {@code definedCaseTypes} codes of {@link CaseType}. */
    public record Lab(long id, String name, List<String> types, String address, List<Integer> definedCaseTypes) {}

    public record Unit(int id, String name) {}
}
