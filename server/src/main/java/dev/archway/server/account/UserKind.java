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
}
