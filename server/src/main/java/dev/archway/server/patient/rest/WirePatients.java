package dev.archway.server.patient.rest;

import dev.archway.server.patient.ChartUpdate;
import dev.archway.server.patient.Patient;
import dev.archway.server.shared.UserId;
import dev.archway.wire.ChartPatient;
import dev.archway.wire.Gender;
import dev.archway.wire.PatientDetails;
import dev.archway.wire.V2Patient;
import dev.archway.wire.V3Patient;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Patients in each of the wire's forms. */
final class WirePatients {

    private static final int ROW_STATUS = 1;
    private static final int TYPE = 0;
    private static final int TYPE_IN_CONFLICT = 1;

    private WirePatients() {}

    static V2Patient v2(Patient patient) {
        return new V2Patient(
                patient.id().value(),
                midnight(patient.dateOfBirth()),
                index(patient.gender()),
                patient.chartNumber(),
                patient.firstName(),
                patient.lastName());
    }

    static V3Patient v3(Patient patient) {
        return new V3Patient(
                patient.id().value(),
                patient.firstName(),
                patient.lastName(),
                patient.chartNumber(),
                patient.dateOfBirth(),
                patient.gender(),
                patient.createdAt(),
                patient.updatedAt(),
                patient.lastScanAt());
    }

    static PatientDetails details(Patient patient) {
        return new PatientDetails(
                patient.lastScanAt(),
                ROW_STATUS,
                patient.updatedAt(),
                TYPE,
                null,
                patient.number(),
                patient.id().value(),
                patient.firstName(),
                patient.lastName(),
                patient.chartNumber(),
                midnight(patient.dateOfBirth()),
                index(patient.gender()),
                null,
                null);
    }

    static List<ChartPatient> sharing(ChartUpdate.Shared shared) {
        return shared.patients().stream()
                .map(patient -> sharing(patient, shared.doctors().get(patient.id())))
                .toList();
    }

    private static ChartPatient sharing(Patient patient, @Nullable UserId doctor) {
        return new ChartPatient(
                doctor == null ? null : doctor.value(),
                patient.company().value(),
                patient.lastScanAt(),
                ROW_STATUS,
                patient.updatedAt(),
                TYPE_IN_CONFLICT,
                null,
                patient.number(),
                patient.id().value(),
                patient.firstName(),
                patient.lastName(),
                patient.chartNumber(),
                midnight(patient.dateOfBirth()),
                index(patient.gender()),
                null,
                null);
    }

    private static @Nullable LocalDateTime midnight(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay();
    }

    private static @Nullable Integer index(@Nullable Gender gender) {
        return gender == null ? null : gender.index();
    }
}
