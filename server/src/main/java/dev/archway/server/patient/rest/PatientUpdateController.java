package dev.archway.server.patient.rest;

import dev.archway.server.access.DpmsApi;
import dev.archway.server.access.PracticeCaller;
import dev.archway.server.patient.ChartUpdate;
import dev.archway.server.patient.PatientUpdates;
import dev.archway.wire.PatientDetails;
import dev.archway.wire.PatientUpdate;
import dev.archway.wire.PatientUpdateByChart;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Changes patients by GUID and by chart number; the bodies are bare, as documented. DPMS API V2, 5.3 and 5.4. */
@DpmsApi
class PatientUpdateController {

    private final PatientUpdates patients;

    PatientUpdateController(PatientUpdates patients) {
        this.patients = patients;
    }

    @PatchMapping("/patients")
    PatientDetails byId(PracticeCaller caller, @RequestBody PatientUpdate update) {
        return WirePatients.details(patients.update(PatientManagement.clinic(caller), update));
    }

    @PatchMapping("/patient/by-chart-number")
    ResponseEntity<Object> byChartNumber(PracticeCaller caller, @RequestBody PatientUpdateByChart update) {
        return switch (patients.updateByChart(PatientManagement.clinic(caller), update)) {
            case ChartUpdate.Updated updated -> ResponseEntity.ok(WirePatients.details(updated.patient()));
            case ChartUpdate.Shared shared ->
                ResponseEntity.status(HttpStatus.CONFLICT).body(WirePatients.sharing(shared));
        };
    }
}
