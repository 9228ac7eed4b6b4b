package dev.archway.server.prescription;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.Company;
import dev.archway.server.account.User;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.NotFound;
import dev.archway.wire.CaseType;
import dev.archway.wire.PracticeConfiguration;
import dev.archway.wire.UnitType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** What software must know of a clinic before it sends a scan request. DPMS API V2, 4.1.2. */
@Service
public class PracticeConfigurations {

    private static final List<Integer> EVERY_CASE_TYPE =
            Arrays.stream(CaseType.values()).map(CaseType::id).toList();
    private static final List<PracticeConfiguration.Unit> UNIT_TYPES = Arrays.stream(UnitType.values())
            .map(unit -> new PracticeConfiguration.Unit(unit.id(), unit.text()))
            .toList();

    private final Accounts accounts;
    private final Clock clock;

    PracticeConfigurations(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    public PracticeConfiguration of(CompanyId clinic) {
        Company company = accounts.company(clinic)
                .orElseThrow(() -> NotFound.because("COMPANY_NOT_FOUND", "There is no company " + clinic + "."));
        return new PracticeConfiguration(
                new PracticeConfiguration.Header(
                        clinic.value(),
                        company.name(),
                        company.countryCode(),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS)),
                accounts.doctorsOf(clinic).stream()
                        .map(PracticeConfigurations::doctor)
                        .toList(),
                accounts.labsOf(clinic).stream()
                        .map(PracticeConfigurations::lab)
                        .toList(),
                UNIT_TYPES);
    }

    /** Every doctor supports every case type; the documents know no limit that could be configured. */
    private static PracticeConfiguration.Doctor doctor(User doctor) {
        return new PracticeConfiguration.Doctor(doctor.id().value(), doctor.name(), EVERY_CASE_TYPE);
    }

    private static PracticeConfiguration.Lab lab(Company lab) {
        List<Integer> caseTypes = lab.labTypes().stream()
                .flatMap(PracticeConfigurations::caseTypes)
                .map(CaseType::id)
                .sorted()
                .toList();
        return new PracticeConfiguration.Lab(lab.id().value(), lab.name(), lab.labTypes(), lab.address(), caseTypes);
    }

    private static Stream<CaseType> caseTypes(String labType) {
        return switch (labType) {
            case "Dental" -> Stream.of(CaseType.RESTORATIVE);
            case "Ortho" -> Stream.of(CaseType.IRECORD, CaseType.ICAST);
            default -> throw new IllegalArgumentException("a lab is Dental or Ortho, not " + labType);
        };
    }
}
