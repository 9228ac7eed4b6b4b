package dev.archway.server.prescription;

import dev.archway.server.patient.Patient;
import dev.archway.server.shared.PatientId;
import dev.archway.server.shared.RxId;
import dev.archway.wire.Prep;
import dev.archway.wire.ScanRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An Rx as a person asks for it on the pages.
 *
 * @param id asking twice with the same is asking once
 * @param patient one that is known; null for the one that the request names
 * @param another whether the named patient is known to be somebody else than those who look alike
 * @param request all the rest, as software would send it
 * @param preps the teeth to prepare, which a scan request cannot name
 */
public record AskedRx(RxId id, @Nullable PatientId patient, boolean another, ScanRequest request, List<Prep> preps) {

    public AskedRx {
        preps = List.copyOf(preps);
    }

    /** The request with the names of the patient that it is for. */
    ScanRequest requestFor(@Nullable Patient known) {
        if (known == null) {
            return request;
        }
        return new ScanRequest(
                request.companyId(),
                request.doctorId(),
                request.licenseNumber(),
                known.firstName(),
                known.lastName(),
                known.chartNumber(),
                null,
                null,
                request.notes(),
                request.labId(),
                request.procedureMapId());
    }

    /** Keeps the patient out of logs. */
    @Override
    public String toString() {
        return "AskedRx";
    }
}
