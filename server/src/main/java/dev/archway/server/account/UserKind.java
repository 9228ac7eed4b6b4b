package dev.archway.server.account;

/** What a person is; one thing only. Guideline, 11. */
public enum UserKind {
    DENTIST,
    ORTHODONTIST,
    LAB_PERSON,
    MODELER,
    ADMINISTRATOR;

    /** Whether scans can be requested in this person's name. */
    public boolean isDoctor() {
        return this == DENTIST || this == ORTHODONTIST;
    }

    /** Whether such a person may belong to such a company: nobody is doctor and lab person, so doctors belong to clinics alone and lab persons to labs. Guideline, 11. */
    public boolean belongsTo(CompanyKind company) {
        return switch (this) {
            case DENTIST, ORTHODONTIST -> company == CompanyKind.CLINIC;
            case LAB_PERSON -> company == CompanyKind.LAB;
            case MODELER, ADMINISTRATOR -> true;
        };
    }
}
