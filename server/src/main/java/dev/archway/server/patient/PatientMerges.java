package dev.archway.server.patient;

import dev.archway.server.access.PracticeCaller;
import dev.archway.server.account.CompanyAct;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.PatientId;
import dev.archway.server.shared.RxId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes one patient of two who are one person, and two of them again when that was a mistake. docs/adr/0015. */
@Service
public class PatientMerges {

    /** How long a merge can be taken back. */
    public static final Duration UNDOABLE = Duration.ofDays(30);

    private final PatientRepository patients;
    private final PatientMergeRepository merges;
    private final CasesOfPatients cases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PatientMerges(
            PatientRepository patients,
            PatientMergeRepository merges,
            CasesOfPatients cases,
            ApplicationEventPublisher events,
            Clock clock) {
        this.patients = patients;
        this.merges = merges;
        this.cases = cases;
        this.events = events;
        this.clock = clock;
    }

    /** What a merge would do; {@link NotFound} when one of them is not here, {@link Invalid} when both are the same. */
    public PatientMergePlan plan(CompanyId company, PatientId kept, PatientId gone) {
        if (kept.equals(gone)) {
            throw Invalid.because("SAME_PATIENT", "A patient cannot be merged with himself.");
        }
        return plan(company, get(company, kept), get(company, gone));
    }

    /**
     * Gives everything of one patient to the other, and takes the first away. A {@link Conflict} when they are not any more what {@code seen} says of them: somebody
     * changed or merged them meanwhile.
     */
    @Transactional
    public PatientMerge merge(PracticeCaller caller, PatientId kept, PatientId gone, String seen) {
        CompanyId company = caller.company();
        patients.lockChartMoves(company); // one merge at a time, and nobody moves to another chart
        PatientMergePlan shown = stillThere(company, kept, gone);
        lockCharts(company, shown.kept().chartNumber(), shown.gone().chartNumber());
        PatientMergePlan plan = stillThere(company, kept, gone);
        if (!plan.seen().equals(seen)) {
            throw changed();
        }
        List<RxId> moved = cases.moveAll(company, gone, kept);
        Instant now = clock.instant();
        long number = merges.add(company, kept, gone, moved, caller.user(), now);
        patients.delete(company, gone);
        NewPatient after = plan.filled(true);
        boolean free = patients.named(company, after)
                .filter(other -> !other.id().equals(kept))
                .isEmpty();
        patients.update(company, kept, free ? after : plan.filled(false), now);
        Instant lastScan = plan.gone().lastScanAt();
        if (lastScan != null) {
            patients.scanned(company, kept, lastScan);
        }
        tell(caller, "merged a patient into another", gone + " into " + kept);
        return merges.lock(company, number).orElseThrow();
    }

    /** Merges that can be taken back, newest first: all of a clinic, or those into one patient. */
    public List<PatientMerge> undoable(CompanyId company, @Nullable PatientId kept) {
        return merges.since(company, kept, clock.instant().minus(UNDOABLE));
    }

    /** The patient that this one was merged into, as long as that can be taken back. */
    public Optional<PatientId> successor(CompanyId company, PatientId gone) {
        return merges.successor(company, gone);
    }

    /**
     * Parts two patients again: each gets what was his, and what came since stays with the one who stayed. {@link NotFound} when there is no such merge, or not any
     * more; a {@link Conflict} when who stayed was merged since, into another or with another, which has to be taken back first, or when the names are somebody else's by now.
     */
    @Transactional
    public Patient undo(PracticeCaller caller, long number) {
        CompanyId company = caller.company();
        patients.lockChartMoves(company);
        PatientMerge merge = merges.lock(company, number)
                .filter(found -> found.at().isAfter(clock.instant().minus(UNDOABLE)))
                .orElseThrow(PatientMerges::noMerge);
        Patient now = patients.find(company, merge.kept().id()).orElseThrow(PatientMerges::mergedSince);
        if (merges.isFollowed(merge)) {
            throw mergedSince();
        }
        lockCharts(
                company,
                now.chartNumber(),
                merge.kept().chartNumber(),
                merge.gone().chartNumber());
        PatientId kept = now.id();
        PatientId gone = merge.gone().id();
        cases.hold(
                company,
                merge.rx()); // before the patients: a revision that becomes ready holds its order, then its patient
        part(company, merge, kept);
        cases.move(company, merge.rx(), kept, gone);
        merges.delete(company, number);
        patients.lastScan(company, kept, latest(merge.kept(), cases.lastScan(company, kept)));
        patients.lastScan(company, gone, latest(merge.gone(), cases.lastScan(company, gone)));
        tell(caller, "took a merge of patients back", gone + " out of " + kept);
        return get(company, gone);
    }

    /** Brings the one back, and takes from the other what he got of him and has still. */
    private void part(CompanyId company, PatientMerge merge, PatientId keptId) {
        Patient now = get(company, keptId);
        Patient before = merge.kept();
        Patient gone = merge.gone();
        NewPatient after = new NewPatient(
                now.firstName(),
                now.lastName(),
                parted(before.chartNumber(), gone.chartNumber(), now.chartNumber()),
                parted(before.gender(), gone.gender(), now.gender()),
                parted(before.dateOfBirth(), gone.dateOfBirth(), now.dateOfBirth()));
        NewPatient back = new NewPatient(gone.firstName(), gone.lastName(), gone.chartNumber(), null, null);
        boolean taken = taken(company, after, keptId)
                || taken(company, back, keptId)
                || PatientRepository.key(after).equals(PatientRepository.key(back));
        if (taken) {
            throw Conflict.because(
                    "PATIENT_EXISTS",
                    "There is a patient with these names and this chart number again: change or merge that one first.");
        }
        Instant at = clock.instant();
        patients.update(company, keptId, after, at);
        if (!merges.restore(company, merge.number(), at)) {
            throw noMerge();
        }
    }

    private boolean taken(CompanyId company, NewPatient names, PatientId besides) {
        return patients.named(company, names)
                .filter(other -> !other.id().equals(besides))
                .isPresent();
    }

    private PatientMergePlan plan(CompanyId company, Patient kept, Patient gone) {
        return PatientMergePlan.of(kept, cases.of(company, kept.id()), gone, cases.of(company, gone.id()));
    }

    private PatientMergePlan stillThere(CompanyId company, PatientId kept, PatientId gone) {
        boolean mergedSince = Stream.of(kept, gone)
                .anyMatch(id -> patients.find(company, id).isEmpty()
                        && merges.successor(company, id).isPresent());
        if (mergedSince) {
            throw changed();
        }
        return plan(company, kept, gone);
    }

    private void lockCharts(CompanyId company, @Nullable String... charts) {
        Stream.of(charts)
                .map(ComparedName::key)
                .distinct()
                .sorted() // always in this order: two who wait for each other would wait for ever
                .forEach(chart -> patients.lockChart(company, chart));
    }

    private Patient get(CompanyId company, PatientId id) {
        return patients.find(company, id)
                .orElseThrow(() -> NotFound.because("PATIENT_NOT_FOUND", "There is no patient " + id + " here."));
    }

    private void tell(PracticeCaller caller, String what, String detail) {
        String person = CompanyAct.person(caller.user(), caller.partner().id());
        events.publishEvent(new CompanyAct(caller.company(), CompanyAct.Kind.PATIENT, person, what, detail));
    }

    private static <T> @Nullable T parted(@Nullable T before, @Nullable T filled, @Nullable T now) {
        return before == null && Objects.equals(now, filled) ? null : now;
    }

    private static @Nullable Instant latest(Patient before, Optional<Instant> scan) {
        return Stream.concat(Stream.ofNullable(before.lastScanAt()), scan.stream())
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static NotFound noMerge() {
        return NotFound.because("MERGE_NOT_FOUND", "There is no merge here that can be taken back.");
    }

    private static Conflict mergedSince() {
        return Conflict.because("MERGED_SINCE", "The patient who stayed was merged again since: take that back first.");
    }

    private static Conflict changed() {
        return Conflict.because(
                "PATIENTS_CHANGED",
                "Somebody changed or merged one of the two patients meanwhile. Nothing was merged.");
    }
}
