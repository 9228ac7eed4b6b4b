package dev.archway.server.patient;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.NotFound;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks for patients of a clinic. DPMS API V2, 5.1 and 5.2. */
@Service
public class PatientSearch {

    /** The most patients of one V3 page. */
    public static final int LARGEST_PAGE = 100;

    private final PatientSearchQuery query;

    PatientSearch(PatientSearchQuery query) {
        this.query = query;
    }

    /**
     * Everybody with this first and last name, and everybody with this chart number. A chart number that is not given looks for patients without one, and names that
     * are not given find nobody. DPMS API V2, 5.1.
     */
    public List<Patient> byNameOrChart(
            CompanyId company, @Nullable String first, @Nullable String last, @Nullable String chart) {
        return query.byNameOrChart(company, first, last, chart);
    }

    /** One page of those that the filter lets through, in the order in which they were made; nobody at all is {@link NotFound}. DPMS API V2, 5.2. */
    @Transactional(readOnly = true)
    public PatientPage page(CompanyId company, PatientFilter filter, long offset, int limit) {
        PatientPage page = query.page(company, filter, offset, limit);
        if (page.total() == 0) {
            throw NotFound.because("NO_PATIENTS_FOUND", "No patient matches; with fewer filters there may be some.");
        }
        return page;
    }
}
