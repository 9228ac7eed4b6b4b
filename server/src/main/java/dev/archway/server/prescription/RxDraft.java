package dev.archway.server.prescription;

import dev.archway.server.account.User;
import dev.archway.server.patient.NewPatient;
import dev.archway.server.shared.CompanyId;
import dev.archway.wire.Prep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that kept every rule; {@code licenseNumber} is null when none was sent, {@code niri} comes from the account. */
record RxDraft(
        User doctor,
        @Nullable String licenseNumber,
        NewPatient patient,
        @Nullable String notes,
        @Nullable CompanyId lab,
        @Nullable Integer procedureMapId,
        boolean niri,
        List<Prep> preps) {

    /** The licence number that this Rx carries. DPMS API V2, 4.2.2: if empty, the current one. */
    @Nullable
    String effectiveLicense() {
        return licenseNumber == null ? doctor.licenseNumber() : licenseNumber;
    }

    boolean changesLicense() {
        return licenseNumber != null && !licenseNumber.equals(doctor.licenseNumber());
    }
}
