package dev.archway.server.patient;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.ListPlace;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A clinic's patients for people who look for one, or put their records in order. */
@Service
public class PatientLists {

    private static final int MOST_LIKE = 20;
    private static final int MOST_GROUPS = 50;

    private final PatientListQuery query;

    PatientLists(PatientListQuery query) {
        this.query = query;
    }

    /** Those whom the words fit, or all when there are none; who was scanned or made last comes first. */
    @Transactional(readOnly = true)
    public FoundPatients find(CompanyId clinic, String words, @Nullable ListPlace after, int size) {
        return query.find(clinic, PatientWords.of(words), after, size);
    }

    /** Who may be the same person: by chart number, by both names in either order, or by last name and day of birth. */
    public List<Patient> like(Patient patient) {
        return query.like(patient.company(), patient, MOST_LIKE);
    }

    /** Groups of patients who may be one person; fifty of each kind, since putting some in order brings up the next. */
    public List<Alike> alike(CompanyId clinic, Likeness likeness) {
        return query.alike(clinic, likeness, MOST_GROUPS);
    }
}
