package dev.archway.server.patient;

import java.util.List;

/** Patients who may be one person, and why that may be. */
public record Alike(Likeness likeness, List<Patient> patients) {

    public Alike {
        patients = List.copyOf(patients);
    }
}
