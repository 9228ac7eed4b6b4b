package dev.archway.server.prescription;

import static java.util.Objects.requireNonNull;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.Company;
import dev.archway.server.account.User;
import dev.archway.server.patient.BirthDate;
import dev.archway.server.patient.NewPatient;
import dev.archway.server.patient.PatientName;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.PlainText;
import dev.archway.wire.Prep;
import dev.archway.wire.ProcedureMap;
import dev.archway.wire.ScanRequest;
import dev.archway.wire.SendTo;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a scan request must be. DPMS API V2, 4.2.2 and 4.2.3; what the documents leave open about labs is decided in PRODUCT.md, "labId". */
@Component
class RxRules {

    static final int LONGEST_NOTES = 4000;
    private static final int LONGEST_LICENSE = 100;

    private final Accounts accounts;
    private final Clock clock;

    RxRules(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The request, for one of these doctors, as a draft; everything that is wrong with it is one {@link Invalid}. */
    RxDraft check(CompanyId company, List<User> doctors, ScanRequest request, List<Prep> preps, RxOrigin origin) {
        Findings findings = new Findings();
        findings.check(() -> company(company, request.companyId()));
        User doctor = findings.check(() -> doctor(company, doctors, request.doctorId()));
        String license =
                findings.check(() -> PlainText.line("LicenseNumber", request.licenseNumber(), LONGEST_LICENSE));
        String first = findings.check(() -> needed("PatientFirstName", request.patientFirstName()));
        String last = findings.check(() -> needed("PatientLastName", request.patientLastName()));
        String chart = findings.check(() -> origin.needsChartNumber()
                ? needed("PatientChartNumber", request.patientChartNumber())
                : PatientName.read("PatientChartNumber", request.patientChartNumber()));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate birth = findings.check(() -> BirthDate.parse("DateOfBirth", request.dateOfBirth(), today));
        String notes = findings.check(() -> PlainText.lines("Notes", request.notes(), LONGEST_NOTES));
        ProcedureMap procedure = findings.check(() -> procedure(request.procedureMapId(), origin));
        CompanyId lab = findings.check(() -> lab(company, request.labId(), procedure));
        List<Prep> wanted = findings.check(() -> PrepRules.check(preps));
        findings.refuse();
        NewPatient patient =
                new NewPatient(requireNonNull(first), requireNonNull(last), chart, request.gender(), birth);
        return new RxDraft(
                requireNonNull(doctor),
                license,
                patient,
                notes,
                lab,
                procedure == null ? null : procedure.id(),
                accounts.wantsNiri(company),
                requireNonNull(wanted));
    }

    private static CompanyId company(CompanyId paired, @Nullable Long given) {
        String accepted = "the id of the paired company, " + paired + ",";
        if (given == null) {
            throw Invalid.missing("CompanyId", accepted);
        }
        if (given != paired.value()) {
            throw Invalid.field("CompanyId", given, accepted);
        }
        return paired;
    }

    private static User doctor(CompanyId company, List<User> doctors, @Nullable Long given) {
        String accepted = "the id of a doctor of company " + company;
        if (given == null) {
            throw Invalid.missing("DoctorId", accepted);
        }
        return doctors.stream()
                .filter(doctor -> doctor.id().value() == given)
                .findAny()
                .orElseThrow(() -> Invalid.field("DoctorId", given, accepted));
    }

    private static String needed(String field, @Nullable String given) {
        String name = PatientName.read(field, given);
        if (name == null) {
            throw Invalid.missing(field, "text of 1 to " + NewPatient.LONGEST_NAME + " characters");
        }
        return name;
    }

    private static @Nullable ProcedureMap procedure(@Nullable Integer given, RxOrigin origin) {
        if (given == null && origin.needsProcedure()) {
            throw Invalid.missing("procedureMapId", "an id of the procedure map");
        }
        if (given == null) {
            return null;
        }
        return ProcedureMap.of(given)
                .orElseThrow(() -> Invalid.field(
                        "procedureMapId", given, "an id of the procedure map (" + knownProcedures() + ")"));
    }

    private static String knownProcedures() {
        return ProcedureMap.all().stream()
                .map(line -> Integer.toString(line.id()))
                .collect(Collectors.joining(", "));
    }

    /** A lab is optional whatever the procedure, and does not count where the procedure sends to none. */
    private @Nullable CompanyId lab(CompanyId company, @Nullable Long given, @Nullable ProcedureMap procedure) {
        if (given == null || (procedure != null && !procedure.sendTo().isLab())) {
            return null;
        }
        Optional<String> type = Optional.ofNullable(procedure).map(line -> labType(line.sendTo()));
        return labs(company, type).stream()
                .map(Company::id)
                .filter(lab -> lab.value() == given)
                .findAny()
                .orElseThrow(() -> Invalid.field(
                        "labId",
                        given,
                        "the id of a lab of company " + company
                                + type.map(name -> " of the type " + name).orElse("")));
    }

    /** The labs of a clinic that a procedure can send to; none where it sends to no lab. */
    List<Company> labs(CompanyId clinic, ProcedureMap procedure) {
        return procedure.sendTo().isLab() ? labs(clinic, Optional.of(labType(procedure.sendTo()))) : List.of();
    }

    private List<Company> labs(CompanyId clinic, Optional<String> type) {
        return accounts.labsOf(clinic).stream()
                .filter(lab -> type.map(lab.labTypes()::contains).orElse(true))
                .toList();
    }

    private static String labType(SendTo sendTo) {
        return sendTo == SendTo.ORTHO_LAB ? "Ortho" : "Dental";
    }
}
