package dev.archway.server.patient;

/**
 * How much a patient has.
 *
 * @param waiting Rx that nobody has begun to scan
 */
public record PatientCases(int orders, int waiting) {}
