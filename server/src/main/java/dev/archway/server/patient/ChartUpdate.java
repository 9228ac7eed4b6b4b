package dev.archway.server.patient;

import dev.archway.server.shared.PatientId;
import dev.archway.server.shared.UserId;
import java.util.List;
import java.util.Map;

/** What came of an update by chart number. DPMS API V2, 5.4.3. */
public sealed interface ChartUpdate {

    /** The only patient with that chart number, as it is now. */
    record Updated(Patient patient) implements ChartUpdate {}

    /** Nothing was changed, for several patients share the chart number; {@code doctors} has those that {@link DoctorsOfPatients} knows. */
    record Shared(List<Patient> patients, Map<PatientId, UserId> doctors) implements ChartUpdate {}
}
