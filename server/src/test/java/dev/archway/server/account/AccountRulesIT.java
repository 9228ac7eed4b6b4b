package dev.archway.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.UserId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.TestClinic;
import dev.archway.wire.ScannerModel;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What accounts may be and may not be, refused in words by the server and refused by the database whoever writes. Guideline, 3, 3.1 and 11. */
class AccountRulesIT extends ArchwayIT {

    private static final CompanyId LAB = new CompanyId(70010);
    private static final AtomicLong NEXT = new AtomicLong(600_000);

    @Autowired
    Registration registration;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    /** "A user cannot be both a 'Lab person' and a 'doctor'". Guideline, 11. */
    @ParameterizedTest
    @CsvSource({
        "DENTIST, CLINIC, true",
        "DENTIST, LAB, false",
        "ORTHODONTIST, CLINIC, true",
        "ORTHODONTIST, LAB, false",
        "LAB_PERSON, CLINIC, false",
        "LAB_PERSON, LAB, true",
        "MODELER, LAB, true",
        "ADMINISTRATOR, CLINIC, true",
        "ADMINISTRATOR, LAB, true"
    })
    void member_byType(UserKind kind, CompanyKind companyKind, boolean accepted) {
        User user = person(kind);
        CompanyId company = companyKind == CompanyKind.LAB
                ? LAB
                : TestClinic.open(registration).id();
        if (accepted) {
            registration.member(company, user, false);
            assertThat(accounts.companiesOf(user.id())).extracting(Company::id).containsExactly(company);
        } else {
            assertThatThrownBy(() -> registration.member(company, user, false))
                    .isInstanceOf(Conflict.class)
                    .hasMessage("User " + user.id() + " is " + kind + " and cannot belong to " + company
                            + ", which is a " + companyKind.wire() + ": nobody is both doctor and lab person.");
            assertThatThrownBy(() -> insertMember(company, user))
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .hasMessageContaining("nobody is both doctor and lab person");
            assertThat(accounts.companiesOf(user.id())).isEmpty();
        }
    }

    /** What somebody says of the person does not count. */
    @Test
    void member_typeIsTheRegisteredOne() {
        User dentist = person(UserKind.DENTIST);
        User disguised = new User(dentist.id(), dentist.email(), "", "A", "B", UserKind.LAB_PERSON, null);
        assertThatThrownBy(() -> registration.member(LAB, disguised, false)).hasMessageContaining("is DENTIST");
    }

    @Test
    void member_unknownUserOrCompany() {
        User nobody = new User(new UserId(1), "nobody@rules.test", "", "No", "Body", UserKind.DENTIST, null);
        assertThatThrownBy(() -> registration.member(LAB, nobody, false)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> registration.member(new CompanyId(1), person(UserKind.DENTIST), false))
                .isInstanceOf(NotFound.class);
    }

    /** "A user must have a type", and has one. */
    @Test
    void user_hasOneType() {
        User dentist = person(UserKind.DENTIST);
        User again = new User(dentist.id(), dentist.email(), "", "A", "B", UserKind.LAB_PERSON, null);
        assertThatThrownBy(() -> registration.user(again, "password"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("is DENTIST and cannot be LAB_PERSON too: a user has one type");
        User sameMail =
                new User(next(), dentist.email().toUpperCase(Locale.ROOT), "", "A", "B", UserKind.LAB_PERSON, null);
        assertThatThrownBy(() -> registration.user(sameMail, "password"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("signs in another user already: " + dentist.id());
        registration.user(dentist, "password");
        assertThat(accounts.user(dentist.id()).orElseThrow().kind()).isEqualTo(UserKind.DENTIST);
        assertThatThrownBy(() -> jdbc.sql("update person set kind = null where id = :id")
                        .param("id", dentist.id().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void type_cannotChangeUnderItsCompanies() {
        TestClinic clinic = TestClinic.open(registration);
        assertThatThrownBy(() -> become(clinic.doctor(), UserKind.LAB_PERSON))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("belongs to a company");
        become(clinic.doctor(), UserKind.ORTHODONTIST);
        assertThat(accounts.user(clinic.doctor()).orElseThrow().kind()).isEqualTo(UserKind.ORTHODONTIST);
    }

    @Test
    void company_keepsItsKind() {
        assertThatThrownBy(() -> jdbc.sql("update company set kind = 'CLINIC' where id = 70010")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("stays one");
    }

    /** "The relationship of a doctor to a clinic is N to N". Guideline, 3.1. */
    @Test
    void doctorsAndClinics_areManyToMany() {
        TestClinic one = TestClinic.open(registration);
        TestClinic two = TestClinic.open(registration);
        User doctor = person(UserKind.ORTHODONTIST);
        registration.member(one.id(), doctor, false);
        registration.member(two.id(), doctor, true);
        assertThat(accounts.companiesOf(doctor.id())).extracting(Company::id).containsExactly(one.id(), two.id());
        assertThat(accounts.doctorsOf(one.id())).extracting(User::id).containsExactly(one.doctor(), doctor.id());
        assertThat(accounts.doctorsOf(two.id())).extracting(User::id).containsExactly(two.doctor(), doctor.id());
        assertThat(accounts.seesAllOrders(one.id(), doctor.id())).isFalse();
        assertThat(accounts.seesAllOrders(two.id(), doctor.id())).isTrue();
    }

    @Test
    void labOfAClinic_mustBeALab() {
        TestClinic one = TestClinic.open(registration);
        TestClinic two = TestClinic.open(registration);
        assertThatThrownBy(() -> registration.lab(one.id(), two.id()))
                .isInstanceOf(Conflict.class)
                .hasMessage("Company " + two.id() + " is a Clinic; a Lab is needed here.");
        assertThatThrownBy(() -> registration.lab(LAB, LAB)).hasMessageContaining("a Clinic is needed here");
        assertThatThrownBy(() -> jdbc.sql("insert into clinic_lab (company_id, lab_id) values (:one, :two)")
                        .param("one", one.id().value())
                        .param("two", two.id().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("is no lab");
    }

    /** "Integrations are not supporting legacy scanners. Element 1 and up are welcomed". Guideline, 11. */
    @ParameterizedTest
    @ValueSource(strings = {"iTero HD 2.9", "iTero 2.0", "Cadent iTero", "", "iTero Element 0"})
    void scanner_legacyIsNotRegistered(String model) {
        TestClinic clinic = TestClinic.open(registration);
        assertThatThrownBy(() -> registration.scanner(clinic.id(), "OLD-" + clinic.id(), model, "secret"))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(
                        "The value '" + model + "' is not valid for Model: Element 1 or later (iTero Element,")
                .hasMessageContaining("no legacy scanner");
        assertThat(accounts.scanner("OLD-" + clinic.id())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void scanner_element1AndUpAreWelcome(ScannerModel model) {
        TestClinic clinic = TestClinic.open(registration);
        String serial = model.id() + "-" + clinic.id();
        registration.scanner(clinic.id(), serial, " " + model.text().toUpperCase(Locale.ROOT), "secret");
        assertThat(accounts.scanner(serial).orElseThrow().model()).isEqualTo(model);
        assertThat(login(serial, "secret", model.text()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void scanner_legacyIsNotStored(int model) {
        TestClinic clinic = TestClinic.open(registration);
        assertThatThrownBy(() -> insertScanner(clinic.id(), model))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("scanner_element_1_or_later");
        assertThatThrownBy(() -> insertScanner(LAB, 1)).hasMessageContaining("is no clinic");
        assertThatThrownBy(() -> registration.scanner(LAB, "LAB-1", ScannerModel.LUMINA, "secret"))
                .hasMessageContaining("a Clinic is needed here");
    }

    /** The scanner that says what it is, whatever it was registered as. */
    @Test
    void scanner_legacyIsNotLetIn() {
        TestClinic clinic = TestClinic.open(registration);
        String serial = clinic.scanner().serial();
        Http.Answer legacy = login(serial, "test-secret", "iTero HD 2.9");
        assertThat(legacy.status()).isEqualTo(403);
        assertThat(legacy.json().path("Code").asString()).isEqualTo("SCANNER_NOT_SUPPORTED");
        assertThat(legacy.json().path("Message").asString())
                .startsWith(
                        "The value 'iTero HD 2.9' is not valid for Model: Element 1 or later (iTero Element, iTero Element 2,");
        assertThat(login(serial, "wrong", "iTero HD 2.9").status())
                .as("a stranger is not told")
                .isEqualTo(401);
        assertThat(login(serial, "test-secret", "").status()).isEqualTo(200);
    }

    private Http.Answer login(String serial, String secret, String model) {
        return http().post("/api/scanner/v1/login", """
                {"Serial": "%s", "Secret": "%s", "Model": "%s"}""".formatted(serial, secret, model));
    }

    private User person(UserKind kind) {
        UserId id = next();
        User user = new User(id, id + "@rules.test", "", "Some", "Body", kind, null);
        registration.user(user, "password");
        return user;
    }

    private static UserId next() {
        return new UserId(NEXT.getAndIncrement());
    }

    private void become(UserId user, UserKind kind) {
        jdbc.sql("update person set kind = :kind where id = :id")
                .param("kind", kind.name())
                .param("id", user.value())
                .update();
    }

    private void insertMember(CompanyId company, User user) {
        jdbc.sql("insert into member (company_id, user_id) values (:company, :user)")
                .param("company", company.value())
                .param("user", user.id().value())
                .update();
    }

    private void insertScanner(CompanyId company, int model) {
        jdbc.sql("""
                        insert into scanner (company_id, serial, model, secret_hash, created_at)
                        values (:company, :serial, :model, '', now())""")
                .param("company", company.value())
                .param("serial", "RAW-" + company)
                .param("model", model)
                .update();
    }
}
