package dev.archway.server.patient;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.PatientId;
import dev.archway.server.shared.UserId;
import java.util.List;
import java.util.Map;

/** Who treats patients: known to whoever keeps what doctors ordered. DPMS API V2, 5.4.3, {@code DoctorId}. */
public interface DoctorsOfPatients {

    /** The doctor of each patient's newest Rx; a patient without one is left out. */
    Map<PatientId, UserId> of(CompanyId company, List<PatientId> patients);
}
