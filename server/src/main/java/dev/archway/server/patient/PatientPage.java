package dev.archway.server.patient;

import java.util.List;

/** A part of what a search found, and how many patients it found in all. */
public record PatientPage(long total, List<Patient> patients) {}
