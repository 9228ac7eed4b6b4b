package dev.archway.server.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.account.Registration;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.PatientId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.TestClinic;
import dev.archway.server.testing.Together;
import dev.archway.wire.Gender;
import dev.archway.wire.Pairing;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@NullUnmarked // Spring fills the fields
class PatientsIT extends ArchwayIT {

    private static final LocalDate BORN = LocalDate.of(1989, 4, 13);

    @Autowired
    Patients patients;

    @Autowired
    ChartNumberWarning warnings;

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    CompanyId clinic;

    @BeforeEach
    void ownClinic() {
        clinic = TestClinic.open(registration).id();
    }

    @Test
    void match_allThree_onePatient_4_2() {
        Patient first = patients.match(clinic, named("Anna", "Berg", "C-1"));
        Patient again = patients.match(clinic, named(" ANNA ", "berg", "c-1"));
        Patient other = patients.match(clinic, named("Anna", "Berg", "C-2"));

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.firstName()).as("what was sent first stays").isEqualTo("Anna");
        assertThat(other.id()).isNotEqualTo(first.id());
        assertThat(other.number()).isNotEqualTo(first.number());
    }

    @Test
    void match_otherClinic_otherPatient() {
        CompanyId elsewhere = TestClinic.open(registration).id();
        Patient here = patients.match(clinic, named("Anna", "Berg", "C-1"));
        Patient there = patients.match(elsewhere, named("Anna", "Berg", "C-1"));

        assertThat(there.id()).isNotEqualTo(here.id());
        assertThatThrownBy(() -> patients.get(elsewhere, here.id())).hasMessageContaining("no patient");
    }

    @Test
    void match_dateOfBirth_firstOneStays_4_2() {
        PatientId unknown = patients.match(clinic, named("Anna", "Berg", "C-1")).id();
        patients.match(clinic, new NewPatient("Anna", "Berg", "C-1", Gender.FEMALE, BORN));
        patients.match(clinic, new NewPatient("Anna", "Berg", "C-1", Gender.MALE, BORN.plusYears(1)));

        Patient kept = patients.get(clinic, unknown);
        assertThat(kept.dateOfBirth()).isEqualTo(BORN);
        assertThat(kept.gender()).isEqualTo(Gender.FEMALE);
        assertThat(kept.updatedAt()).isAfter(kept.createdAt());
    }

    @Test
    void match_atOnce_onePatient() throws Exception {
        List<PatientId> found = Together.run(
                16, () -> patients.match(clinic, named("Anna", "Berg", "C-1")).id());

        assertThat(found).hasSize(16);
        assertThat(found.stream().distinct()).hasSize(1);
    }

    @Test
    void matchOrRename_sameChart_newNames_onePatient_5_5() {
        Patient before = patients.matchOrRename(clinic, named("Anna", "Berg", "C-1"));
        Patient after = patients.matchOrRename(clinic, named("Anne", "Berger", "C-1"));

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.firstName()).isEqualTo("Anne");
        assertThat(after.lastName()).isEqualTo("Berger");
        assertThat(patients.match(clinic, named("Anne", "Berger", "C-1")).id()).isEqualTo(before.id());
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void matchOrRename_chartShared_conflict_nothingChanges_5_5() {
        patients.match(clinic, named("Anna", "Berg", "C-1"));
        patients.match(clinic, named("Bea", "Berg", "C-1"));

        assertThatThrownBy(() -> patients.matchOrRename(clinic, named("Cleo", "Berg", "C-1")))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("PatientChartNumber")
                .hasMessageNotContaining("Anna");
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void matchOrRename_chartShared_fullMatchWins() {
        Patient anna = patients.match(clinic, named("Anna", "Berg", "C-1"));
        patients.match(clinic, named("Bea", "Berg", "C-1"));

        assertThat(patients.matchOrRename(clinic, named("anna", "BERG", "C-1")).id())
                .isEqualTo(anna.id());
    }

    @Test
    void matchOrRename_atOnce_onePatient() throws Exception {
        List<PatientId> found = Together.run(
                16,
                () -> patients.matchOrRename(
                                clinic, named("Anna" + Thread.currentThread().threadId(), "Berg", "C-1"))
                        .id());

        assertThat(found.stream().distinct()).hasSize(1);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void longestNames_ofWideCharacters_areKept() {
        String wide = "王".repeat(NewPatient.LONGEST_NAME);

        assertThat(patients.match(clinic, named(wide, wide, wide)).firstName()).isEqualTo(wide);
    }

    @Test
    void pairing_warnsOfChartNumbers_5_6() {
        assertThat(warnings.of(clinic)).isEmpty();
        patients.match(clinic, named("Anna", "Berg", "C-1"));
        assertThat(warnings.of(clinic)).isEmpty();
        patients.match(clinic, named("Bea", "Berg", "C-1"));
        assertThat(warnings.of(clinic)).containsExactly(Pairing.DUPLICATE_CHART_NUMBERS);

        CompanyId other = TestClinic.open(registration).id();
        patients.match(other, named("Cleo", "Berg", null));
        assertThat(warnings.of(other)).containsExactly(Pairing.DUPLICATE_CHART_NUMBERS);
    }

    private static NewPatient named(String first, String last, @Nullable String chart) {
        return new NewPatient(first, last, chart, null, null);
    }

    private int count() {
        return jdbc.sql("select count(*) from patient where company_id = :company")
                .param("company", clinic.value())
                .query(Integer.class)
                .single();
    }
}
