package dev.archway.server.patient.rest;

import dev.archway.server.access.PracticeCaller;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Forbidden;

/** The door to patient management, which is enabled for each partner. DPMS API V2, 5. */
final class PatientManagement {

    private PatientManagement() {}

    /** The clinic whose patients the caller manages. */
    static CompanyId clinic(PracticeCaller caller) {
        if (!caller.partner().patientManagement()) {
            throw Forbidden.because(
                    "PATIENT_MANAGEMENT_DISABLED",
                    "Partner " + caller.partner().id() + " is not configured for patient management.");
        }
        return caller.company();
    }
}
