package dev.archway.server.patient.rest;

import dev.archway.server.access.PracticeCaller;
import dev.archway.server.patient.NewPatient;
import dev.archway.server.patient.PatientSearch;
import dev.archway.server.platform.QueryParameters;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.PlainText;
import dev.archway.wire.V2Patient;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Patient search of V2, which answers a bare array. DPMS API V2, 5.1. */
@RestController
@RequestMapping({"/api/third-party/v2", "/third-party/v2"})
class PatientSearchV2Controller {

    private final PatientSearch patients;

    PatientSearchV2Controller(PatientSearch patients) {
        this.patients = patients;
    }

    @GetMapping({"/patient/search", "/patients/search"})
    List<V2Patient> search(PracticeCaller caller, HttpServletRequest request) {
        CompanyId clinic = PatientManagement.clinic(caller);
        QueryParameters query = QueryParameters.of(request);
        String first = name(query, "firstName");
        String last = name(query, "lastName");
        String chart = name(query, "chartNumber");
        return patients.byNameOrChart(clinic, first, last, chart).stream()
                .map(WirePatients::v2)
                .toList();
    }

    private static @Nullable String name(QueryParameters query, String parameter) {
        return PlainText.line(parameter, query.text(parameter), NewPatient.LONGEST_NAME);
    }
}
