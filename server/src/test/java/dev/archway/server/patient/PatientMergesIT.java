package dev.archway.server.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.access.Members;
import dev.archway.server.access.PracticeCaller;
import dev.archway.server.account.Registration;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.PatientId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.TestClinic;
import dev.archway.server.testing.Together;
import dev.archway.wire.Gender;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Two patients made one, and two again: docs/adr/0015. */
@NullUnmarked // JUnit and Spring fill the fields
class PatientMergesIT extends ArchwayIT {

    private static final String LIST = "/third-party/v2/orders/practice?Offset=0&pageSize=10";

    @Autowired
    Registration registration;

    @Autowired
    Members members;

    @Autowired
    Patients patients;

    @Autowired
    PatientMerges merges;

    @Autowired
    JdbcClient jdbc;

    private ScannedClinic clinic;
    private PracticeCaller caller;

    @BeforeEach
    void open() {
        clinic = ScannedClinic.open(registration, http());
        caller = caller(clinic.clinic());
    }

    @Test
    void merge_movesOrdersAndRx_andListsShowItAtOnce() {
        long order = clinic.readyOrder();
        String waiting = clinic.rx("");
        Patient gone = only("Petra", "Pine", "C-1");
        Patient kept = make("Petra", "Pine-Hill", "C-7");
        Http.Answer before = clinic.practice().get(LIST);
        assertThat(before.data().path("Results").get(0).path("PatientLastName").asString())
                .isEqualTo("Pine");

        merge(kept, gone);

        Http.Answer after =
                clinic.practice().with("If-None-Match", before.header("ETag")).get(LIST);
        assertThat(after.status()).isEqualTo(200);
        JsonNode line = after.data().path("Results").get(0);
        assertThat(line.path("OrderId").asLong()).isEqualTo(order);
        assertThat(line.path("PatientLastName").asString()).isEqualTo("Pine-Hill");
        assertThat(line.path("PatientId").asLong()).isEqualTo(kept.number());
        assertThat(clinic.device().worklist().get(0).path("RxId").asString()).isEqualTo(waiting);
        assertThat(clinic.device().worklist().get(0).path("PatientLastName").asString())
                .isEqualTo("Pine-Hill");
        assertThat(get(kept).lastScanAt()).isEqualTo(gone.lastScanAt()).isNotNull();
    }

    /** The id of a merged patient is answered as the documents answer one that is unknown: DPMS API V2, 5.1 to 5.4. */
    @Test
    void goneId_isUnknownOnTheWire() {
        Patient gone = make("Petra", "Pine", "C-1");
        Patient kept = make("Petra", "Pine", "C-2");
        merge(kept, gone);
        Http plus = clinic.clinic().as(http(), "sandbox-dpms-plus");

        assertThat(plus.patch(
                                "/third-party/v2/patients",
                                "{\"PatientId\": \"" + gone.id() + "\", \"FirstName\": \"Paula\"}")
                        .status())
                .isEqualTo(400);
        assertThat(plus.get("/third-party/v2/patient/search?firstName=Petra&lastName=Pine&chartNumber=C-1")
                        .json())
                .hasSize(1)
                .allMatch(found -> found.toString().contains(kept.id().toString()));
        assertThat(plus.patch(
                                "/third-party/v2/patient/by-chart-number",
                                "{\"ChartNumber\": \"C-1\", \"FirstName\": \"Paula\"}")
                        .status())
                .isEqualTo(404);
        assertThat(merges.successor(clinic.clinic().id(), gone.id())).contains(kept.id());
    }

    @Test
    void merge_fillsInWhatIsUnknown_andNothingElse() {
        Patient gone = make("Petra", "Pine", "C-1", Gender.FEMALE, LocalDate.of(1980, 1, 31));
        Patient kept = make("Petra", "Pine", null, null, LocalDate.of(1981, 2, 3));

        merge(kept, gone);

        Patient now = get(kept);
        assertThat(now.chartNumber()).isEqualTo("C-1");
        assertThat(now.gender()).isEqualTo(Gender.FEMALE);
        assertThat(now.dateOfBirth()).isEqualTo(LocalDate.of(1981, 2, 3));
    }

    @Test
    void undo_restoresBoth_andLeavesWhatCameSince() {
        long order = clinic.readyOrder();
        Patient gone = only("Petra", "Pine", "C-1");
        Patient kept = make("Petra", "Pine", null);
        PatientMerge merge = merge(kept, gone);
        String since = clinic.rx(""); // for the one who stayed: he has the names and the chart number now

        Patient back = merges.undo(caller, merge.number());

        assertThat(back).usingRecursiveComparison().ignoringFields("updatedAt").isEqualTo(gone);
        assertThat(back.updatedAt())
                .as("software that asks for changes hears of it")
                .isAfterOrEqualTo(gone.updatedAt());
        assertThat(get(kept))
                .usingRecursiveComparison()
                .ignoringFields("updatedAt")
                .isEqualTo(kept);
        assertThat(patientOf("orders", "id", order)).isEqualTo(gone.id().value());
        assertThat(patientOf("prescription", "order_id", order))
                .isEqualTo(gone.id().value());
        assertThat(patientOf("prescription", "id", UUID.fromString(since)))
                .isEqualTo(kept.id().value());
        assertThat(clinic.practice()
                        .get(LIST)
                        .data()
                        .path("Results")
                        .get(0)
                        .path("PatientId")
                        .asLong())
                .isEqualTo(gone.number());
        assertThatThrownBy(() -> merges.undo(caller, merge.number())).isInstanceOf(NotFound.class);
        assertThat(merges.undoable(clinic.clinic().id(), null)).isEmpty();
    }

    /** The order was not there yet when its Rx moved. */
    @Test
    void undo_takesOrdersThatWereBegunMeanwhile() {
        String rx = clinic.rx(", \"procedureMapId\": 30");
        Patient gone = only("Petra", "Pine", "C-1");
        Patient kept = make("Paul", "Pond", "C-2");
        PatientMerge merge = merge(kept, gone);
        long order = clinic.scan(rx).path("OrderId").asLong();
        Eventually.get(() -> clinic.download(order, "IDE"), answer -> answer.status() == 200);
        assertThat(patientOf("orders", "id", order)).isEqualTo(kept.id().value());
        assertThat(get(kept).lastScanAt()).isNotNull();

        merges.undo(caller, merge.number());

        assertThat(patientOf("orders", "id", order)).isEqualTo(gone.id().value());
        assertThat(get(gone).lastScanAt()).isNotNull();
        assertThat(get(kept).lastScanAt()).isNull();
    }

    @Test
    void undo_ofAnEditedPatient_keepsTheEdit() {
        Patient gone = make("Petra", "Pine", "C-1", Gender.FEMALE, null);
        Patient kept = make("Petra", "Pine", "C-2");
        PatientMerge merge = merge(kept, gone);
        clinic.clinic()
                .as(http(), "sandbox-dpms-plus")
                .patch("/third-party/v2/patients", "{\"PatientId\": \"" + kept.id() + "\", \"FirstName\": \"Paula\"}");

        merges.undo(caller, merge.number());

        assertThat(get(kept).firstName()).isEqualTo("Paula");
        assertThat(get(kept).gender()).isNull();
    }

    @Test
    void undo_isRefused_whileTheNamesAreSomebodyElses() {
        Patient gone = make("Petra", "Pine", "C-1");
        Patient kept = make("Petra", "Pine", "C-2");
        PatientMerge merge = merge(kept, gone);
        clinic.rx(""); // Petra Pine, C-1, once more

        assertThatThrownBy(() -> merges.undo(caller, merge.number()))
                .isInstanceOfSatisfying(
                        Conflict.class, conflict -> assertThat(conflict.code()).isEqualTo("PATIENT_EXISTS"));
        assertThat(patients.find(clinic.clinic().id(), gone.id())).isEmpty();
    }

    @Test
    void undo_ofAChain_goesBackwards() {
        Patient first = make("Petra", "Pine", "C-1");
        Patient second = make("Petra", "Pine", "C-2");
        Patient third = make("Petra", "Pine", "C-3");
        PatientMerge early = merge(second, first);
        PatientMerge late = merge(third, get(second));

        assertThatThrownBy(() -> merges.undo(caller, early.number()))
                .isInstanceOfSatisfying(
                        Conflict.class, conflict -> assertThat(conflict.code()).isEqualTo("MERGED_SINCE"));
        merges.undo(caller, late.number());
        assertThat(merges.undo(caller, early.number()).id()).isEqualTo(first.id());
    }

    /** Each merge kept the date of last scan that it found; taken back in another order one of them would come back false. */
    @Test
    void undo_isNewestFirst() {
        Patient kept = make("Petra", "Pine", "C-1");
        Patient first = make("Petra", "Pine", "C-2");
        Patient second = make("Petra", "Pine", "C-3");
        Instant scan = Instant.parse("2026-01-31T10:00:00Z");
        jdbc.sql("update patient set last_scan_at = :scan where id = :id")
                .param("scan", scan.atOffset(ZoneOffset.UTC))
                .param("id", first.id().value())
                .update();
        PatientMerge early = merge(kept, get(first));
        PatientMerge late = merge(get(kept), second);

        assertThatThrownBy(() -> merges.undo(caller, early.number()))
                .isInstanceOfSatisfying(
                        Conflict.class, conflict -> assertThat(conflict.code()).isEqualTo("MERGED_SINCE"));
        merges.undo(caller, late.number());
        merges.undo(caller, early.number());

        assertThat(get(kept).lastScanAt()).isNull();
        assertThat(get(first).lastScanAt()).isEqualTo(scan);
        assertThat(get(second).lastScanAt()).isNull();
    }

    /** A revision that becomes ready holds its order, then the patient; so does this. */
    @Test
    void undo_whileARevisionBecomesReady(@Autowired TransactionTemplate transaction) {
        long order = clinic.readyOrder();
        Patient gone = only("Petra", "Pine", "C-1");
        PatientMerge merge = merge(make("Paul", "Pond", "C-2"), gone);

        CompletableFuture<Patient> undoing = transaction.execute(_ -> {
            jdbc.sql("select id from orders where id = :order for update")
                    .param("order", order)
                    .query()
                    .singleRow();
            CompletableFuture<Patient> parted =
                    CompletableFuture.supplyAsync(() -> merges.undo(caller, merge.number()));
            Eventually.until("undoing waits for the order", this::somebodyWaits);
            int scanned = jdbc.sql("""
                            update patient set last_scan_at = last_scan_at
                            where id = (select id from patient where id = :kept for update skip locked)""").param("kept", merge.kept().id().value()).update();
            assertThat(scanned).as("the patient is nobody's meanwhile").isEqualTo(1);
            return parted;
        });

        assertThat(undoing.join().id()).isEqualTo(gone.id());
    }

    @Test
    void lock_holdsTheMerge_andOnlyAMergeBringsSomebodyBack(
            @Autowired PatientMergeRepository repository, @Autowired TransactionTemplate transaction) {
        PatientMerge merge = merge(make("Petra", "Pine", "C-2"), make("Petra", "Pine", "C-1"));
        CompanyId company = clinic.clinic().id();
        transaction.executeWithoutResult(_ -> {
            repository.lock(company, merge.number());
            List<Long> free = CompletableFuture.supplyAsync(() -> jdbc.sql(
                                    "select number from patient_merge where company_id = :company for update skip locked")
                            .param("company", company.value())
                            .query(Long.class)
                            .list())
                    .join();
            assertThat(free).isEmpty();
        });
        assertThat(repository.restore(company, merge.number() + 1, Instant.now()))
                .isFalse();
    }

    private boolean somebodyWaits() {
        return jdbc.sql("""
                        select exists (select from pg_locks waits join pg_locks held using (transactionid)
                                       where not waits.granted and held.pid = pg_backend_pid())""").query(Boolean.class).single();
    }

    @Test
    void undo_after30Days_isOver_andForgotten(@Autowired PatientMergeRepository repository) {
        PatientMerge merge = merge(make("Petra", "Pine", "C-2"), make("Petra", "Pine", "C-1"));
        jdbc.sql("update patient_merge set at = at - interval '30 days' where company_id = :company")
                .param("company", clinic.clinic().id().value())
                .update();

        assertThatThrownBy(() -> merges.undo(caller, merge.number())).isInstanceOf(NotFound.class);
        assertThat(merges.undoable(clinic.clinic().id(), null)).isEmpty();
        assertThat(repository.sweep(merge.at().minus(PatientMerges.UNDOABLE))).isEqualTo(1);
    }

    @Test
    void whatChangedMeanwhile_isAConflict() {
        Patient one = make("Petra", "Pine", "C-1");
        Patient other = make("Petra", "Pine", "C-2");
        String seen = merges.plan(clinic.clinic().id(), one.id(), other.id()).seen();
        clinic.practice().post("/third-party/v2/scan-request", clinic.clinic().scanRequest("Petra", "Pine", "C-2", ""));

        assertThatThrownBy(() -> merges.merge(caller, one.id(), other.id(), seen))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void twoAtOnce_oneWins() throws Exception {
        Patient one = make("Petra", "Pine", "C-1");
        Patient other = make("Petra", "Pine", "C-2");
        String first = merges.plan(clinic.clinic().id(), one.id(), other.id()).seen();
        String second = merges.plan(clinic.clinic().id(), other.id(), one.id()).seen();
        AtomicInteger turn = new AtomicInteger();

        List<Boolean> won = Together.run(2, () -> {
            boolean here = turn.getAndIncrement() == 0;
            try {
                merges.merge(caller, here ? one.id() : other.id(), here ? other.id() : one.id(), here ? first : second);
                return true;
            } catch (Conflict _) {
                return false;
            }
        });

        assertThat(won).containsExactlyInAnyOrder(true, false);
    }

    /** Whichever comes first: the Rx is with the one who stayed, or has a patient of its own. */
    @Test
    void rxAtTheSameMoment_isNotLost() throws Exception {
        for (int round = 0; round < 5; round++) {
            Patient gone = make("Petra", "Pine", "R-" + round);
            Patient kept = make("Paul", "Pine", "S-" + round);
            String seen =
                    merges.plan(clinic.clinic().id(), kept.id(), gone.id()).seen();
            String request = clinic.clinic().scanRequest("Petra", "Pine", "R-" + round, "");
            AtomicInteger turn = new AtomicInteger();

            List<Integer> answers = Together.run(2, () -> {
                if (turn.getAndIncrement() == 0) {
                    return clinic.practice()
                            .post("/third-party/v2/scan-request", request)
                            .status();
                }
                try {
                    merges.merge(caller, kept.id(), gone.id(), seen);
                    return 200;
                } catch (Conflict _) {
                    return 200; // the Rx was first, and the preview was no longer true
                }
            });

            assertThat(answers).containsOnly(200);
            assertThat(clinic.device().worklist()).hasSize(round + 1);
        }
    }

    @Test
    void otherClinics_andTheSameOne_cannotBeMerged() {
        Patient own = make("Petra", "Pine", "C-1");
        TestClinic stranger = TestClinic.open(registration);
        Patient foreign = patients.match(stranger.id(), new NewPatient("Petra", "Pine", "C-1", null, null));

        assertThatThrownBy(() -> merges.plan(clinic.clinic().id(), own.id(), foreign.id()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> merges.merge(caller, own.id(), foreign.id(), ""))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> merges.plan(clinic.clinic().id(), own.id(), own.id()))
                .isInstanceOf(Invalid.class);
        PatientMerge merge = merge(make("Petra", "Pine", "C-2"), own);
        assertThatThrownBy(() -> merges.undo(caller(stranger), merge.number())).isInstanceOf(NotFound.class);
    }

    @Test
    void audit_knowsWhoDidWhat_withoutNames() {
        Patient gone = make("Petra", "Pine", "C-1");
        Patient kept = make("Petra", "Pine", "C-2");
        PatientMerge merge = merge(kept, gone);
        merges.undo(caller, merge.number());

        JsonNode trail = http().as(clinic.clinic().administratorToken(http(), registration))
                .get("/third-party/v2/audit?Offset=0&pageSize=100")
                .data()
                .path("Entries");
        List<JsonNode> acts = trail.valueStream()
                .filter(entry -> entry.path("Kind").asString().equals("Patient"))
                .toList();
        assertThat(acts)
                .extracting(entry -> entry.path("What").asString())
                .containsExactly("took a merge of patients back", "merged a patient into another");
        assertThat(acts.getLast().path("Detail").asString()).isEqualTo(gone.id() + " into " + kept.id());
        assertThat(acts.getLast().path("Actor").asString())
                .isEqualTo("user " + clinic.clinic().doctor() + " with portal");
        assertThat(acts.toString()).doesNotContain("Petra", "Pine", "C-1");
    }

    private PracticeCaller caller(TestClinic of) {
        return (PracticeCaller) members.at(of.id(), of.doctor()).orElseThrow();
    }

    private PatientMerge merge(Patient kept, Patient gone) {
        PatientId stays = kept.id();
        return merges.merge(
                caller,
                stays,
                gone.id(),
                merges.plan(clinic.clinic().id(), stays, gone.id()).seen());
    }

    private Patient make(String first, String last, @Nullable String chart) {
        return make(first, last, chart, null, null);
    }

    private Patient make(
            String first, String last, @Nullable String chart, @Nullable Gender gender, @Nullable LocalDate birth) {
        return patients.match(clinic.clinic().id(), new NewPatient(first, last, chart, gender, birth));
    }

    private Patient only(String first, String last, String chart) {
        return patients.same(clinic.clinic().id(), new NewPatient(first, last, chart, null, null))
                .orElseThrow();
    }

    private Patient get(Patient patient) {
        return patients.get(clinic.clinic().id(), patient.id());
    }

    private UUID patientOf(String table, String column, Object id) {
        return jdbc.sql("select patient_id from " + table + " where company_id = :company and " + column + " = :id")
                .param("company", clinic.clinic().id().value())
                .param("id", id)
                .query(UUID.class)
                .single();
    }
}
