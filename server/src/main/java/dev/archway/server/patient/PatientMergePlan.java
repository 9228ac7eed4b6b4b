package dev.archway.server.patient;

/**
 * What a merge would do.
 *
 * @param kept who would stay
 * @param keptCases what he has
 * @param gone who would go
 * @param goneCases what would move to the other
 * @param seen says that somebody has seen them like this; a merge asks for it
 */
public record PatientMergePlan(
        Patient kept, PatientCases keptCases, Patient gone, PatientCases goneCases, String seen) {

    static PatientMergePlan of(Patient kept, PatientCases keptCases, Patient gone, PatientCases goneCases) {
        String seen = kept.updatedAt() + " " + gone.updatedAt() + " " + goneCases.orders() + " " + goneCases.waiting();
        return new PatientMergePlan(kept, keptCases, gone, goneCases, seen);
    }

    /** The one who stays as he is afterwards: what nobody knew of him is taken from the other. */
    NewPatient filled(boolean withChartNumber) {
        return new NewPatient(
                kept.firstName(),
                kept.lastName(),
                kept.chartNumber() == null && withChartNumber ? gone.chartNumber() : kept.chartNumber(),
                kept.gender() == null ? gone.gender() : kept.gender(),
                kept.dateOfBirth() == null ? gone.dateOfBirth() : kept.dateOfBirth());
    }

    /** Keeps the patients out of logs. */
    @Override
    public String toString() {
        return "PatientMergePlan[" + kept.id() + ", " + gone.id() + "]";
    }
}
