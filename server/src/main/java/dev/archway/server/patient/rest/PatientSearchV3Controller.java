package dev.archway.server.patient.rest;

import dev.archway.server.access.PracticeCaller;
import dev.archway.server.patient.PatientPage;
import dev.archway.server.patient.PatientSearch;
import dev.archway.server.platform.QueryParameters;
import dev.archway.server.shared.CompanyId;
import dev.archway.wire.V3;
import dev.archway.wire.V3Patient;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Patient search of V3: filters, pages and links. DPMS API V2, 5.2. */
@RestController
@RequestMapping("/third-party/v3")
class PatientSearchV3Controller {

    private final PatientSearch patients;

    PatientSearchV3Controller(PatientSearch patients) {
        this.patients = patients;
    }

    @GetMapping({"/patient/search", "/patients/search"})
    V3<List<V3Patient>> search(PracticeCaller caller, HttpServletRequest request) {
        CompanyId clinic = PatientManagement.clinic(caller);
        SearchCall call = SearchCall.of(QueryParameters.of(request));
        PatientPage page = patients.page(clinic, call.filter(), call.offset(), call.limit());
        List<V3Patient> found = page.patients().stream().map(WirePatients::v3).toList();
        Long next = call.nextOffset(page.total());
        return V3.of(found, new V3.Meta(page.total(), found.size(), next), call.links(page.total()));
    }
}
