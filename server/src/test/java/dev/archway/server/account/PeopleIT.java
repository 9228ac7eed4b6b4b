package dev.archway.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.UserId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.TestClinic;
import dev.archway.server.testing.Unfinished;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two who run the server and do things at once: somebody runs it at the end, and nothing is there twice. docs/administration.md. */
@NullUnmarked // JUnit and Spring fill the fields
class PeopleIT extends ArchwayIT {

    private static final CompanyId LAB = new CompanyId(70010);
    private static final CompanyId OTHER_LAB = new CompanyId(70011);

    @Autowired
    Registration registration;

    @Autowired
    People people;

    @Autowired
    Companies companies;

    @Autowired
    Scanners scanners;

    @Autowired
    PersonRepository repository;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final Administrator founder = new Administrator(new UserId(1007));
    private String unique;
    private Administrator one;
    private Administrator other;
    private List<Long> setAside;

    /** Two run the server, and nobody else does. */
    @BeforeEach
    void two() {
        unique = UUID.randomUUID().toString().substring(0, 8);
        one = administrator("one");
        other = administrator("other");
        setAside = repository.administrators().stream()
                .filter(id -> !id.equals(one.id()) && !id.equals(other.id()))
                .map(UserId::value)
                .toList();
        setAside.forEach(id -> deactivatedAt(id, "now()"));
    }

    @AfterEach
    void allAgain() {
        setAside.forEach(id -> deactivatedAt(id, "null"));
        deactivatedAt(one.id().value(), "now()");
        deactivatedAt(other.id().value(), "now()");
    }

    @Test
    void deactivatedByEachOther_oneStays() {
        oneStays(() -> people.deactivate(other.id(), one), () -> deactivated(one.id(), other));
    }

    @Test
    void demotedByEachOther_oneStays() {
        oneStays(() -> people.change(other.id(), entry(other, UserKind.MODELER), one), () -> {
            people.change(one.id(), entry(one, UserKind.MODELER), other);
            return null;
        });
    }

    /** Whoever belongs to a company does not run the server any more. */
    @Test
    void addedToACompanyByEachOther_oneStays() {
        oneStays(() -> people.join(other.id(), LAB, true, one), () -> {
            people.join(one.id(), LAB, true, other);
            return null;
        });
    }

    @Test
    void addedToACompanyAndDeactivated_oneStays() {
        oneStays(() -> people.join(other.id(), LAB, true, one), () -> deactivated(one.id(), other));
    }

    private void oneStays(Runnable first, Callable<?> second) {
        Throwable refusal = new Unfinished(transaction, jdbc).refusal(first, second);

        assertThat(refusal)
                .isInstanceOfSatisfying(
                        Conflict.class, conflict -> assertThat(conflict.code()).isEqualTo("LAST_ADMINISTRATOR"));
        assertThat(repository.administrators()).containsExactly(one.id());
    }

    /** Even with others who run it: the page would be gone with the next click. */
    @Test
    void ownself_joinsNoCompany() {
        assertThatThrownBy(() -> people.join(one.id(), LAB, true, one))
                .isInstanceOfSatisfying(
                        Conflict.class, conflict -> assertThat(conflict.code()).isEqualTo("YOURSELF"));
        assertThat(repository.administrators()).containsExactlyInAnyOrder(one.id(), other.id());
    }

    /** An administrator who is sent away by the only company of his is to have less, not the whole server. */
    @Test
    void companysAdministrator_doesNotComeToRunTheServerByLeaving() {
        people.join(other.id(), LAB, true, one);

        refusedToLeave(catchThrowable(() -> people.leave(other.id(), LAB, one)));

        people.join(other.id(), OTHER_LAB, true, one);
        people.leave(other.id(), LAB, one);
        assertThat(repository.companiesOf(people.get(other.id()).user()))
                .extracting(membership -> membership.company().id())
                .containsExactly(OTHER_LAB);
        people.change(other.id(), entry(other, UserKind.MODELER), one);
        people.leave(other.id(), OTHER_LAB, one);
        assertThat(repository.administrators()).containsExactly(one.id());
    }

    @Test
    void companysAdministrator_leavesBothAtOnce_oneStays() {
        people.join(other.id(), LAB, true, one);
        people.join(other.id(), OTHER_LAB, true, one);

        refusedToLeave(new Unfinished(transaction, jdbc).refusal(() -> people.leave(other.id(), LAB, one), () -> {
            people.leave(other.id(), OTHER_LAB, one);
            return null;
        }));
    }

    private void refusedToLeave(Throwable refusal) {
        assertThat(refusal)
                .isInstanceOfSatisfying(
                        Conflict.class, conflict -> assertThat(conflict.code()).isEqualTo("LAST_COMPANY"));
        assertThat(repository.administrators()).containsExactly(one.id());
    }

    @Test
    void companyNumber_wantedTwiceAtOnce() {
        CompanyId number = new CompanyId(
                jdbc.sql("select nextval('company_number')").query(Long.class).single() + 100_000_000);
        CompanyEntry entry =
                new CompanyEntry("Lab " + unique, CompanyKind.LAB, "US", "US", "", List.of("Dental"), false);

        refused("NUMBER_TAKEN", () -> companies.add(number, entry, one), () -> companies.add(number, entry, other));
        assertThat(jdbc.sql("select count(*) from company_act where company_id = :id and what = 'added the company'")
                        .param("id", number.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void scanner_addedTwiceAtOnce() {
        CompanyId clinic = TestClinic.open(registration).id();

        refused(
                "SERIAL_TAKEN",
                () -> scanners.add(clinic, "S-" + unique, "iTero Lumina", one),
                () -> scanners.add(clinic, "S-" + unique, "iTero Lumina", other));
    }

    @Test
    void email_takenTwiceAtOnce() {
        PersonEntry wanted = new PersonEntry("Same." + unique + "@x.test", "S", "A", UserKind.ADMINISTRATOR, "");
        PersonEntry alike = new PersonEntry("same." + unique + "@X.test", "S", "A", UserKind.ADMINISTRATOR, "");

        refused("EMAIL_TAKEN", () -> people.change(one.id(), wanted, other), () -> {
            people.change(other.id(), alike, one);
            return null;
        });
    }

    @Test
    void member_addedTwiceAtOnce_isShownWhatTheSecondSays() {
        CompanyId clinic = TestClinic.open(registration).id();
        UserId doctor = people.add(
                        new PersonEntry("d." + unique + "@x.test", "D", "D", UserKind.DENTIST, ""), null, false, one)
                .person();

        Throwable refusal = new Unfinished(transaction, jdbc)
                .refusal(() -> people.join(doctor, clinic, false, one), () -> {
                    people.join(doctor, clinic, true, other);
                    return null;
                });

        assertThat(refusal).isNull();
        assertThat(jdbc.sql(
                                "select full_order_visibility from member where company_id = :company and user_id = :doctor")
                        .param("company", clinic.value())
                        .param("doctor", doctor.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private void refused(String code, Runnable first, Callable<?> second) {
        assertThat(new Unfinished(transaction, jdbc).refusal(first, second))
                .isInstanceOfSatisfying(
                        Conflict.class, conflict -> assertThat(conflict.code()).isEqualTo(code));
    }

    private Object deactivated(UserId id, Administrator by) {
        people.deactivate(id, by);
        return id;
    }

    private Administrator administrator(String name) {
        PersonEntry entry = new PersonEntry(email(name), name, "Admin", UserKind.ADMINISTRATOR, "");
        return new Administrator(people.add(entry, null, false, founder).person());
    }

    private PersonEntry entry(Administrator who, UserKind kind) {
        return new PersonEntry(email(who.equals(one) ? "one" : "other"), "First", "Admin", kind, "");
    }

    private String email(String name) {
        return name + "." + unique + "@server.test";
    }

    private void deactivatedAt(long id, String when) {
        jdbc.sql("update person set deactivated_at = " + when + " where id = :id")
                .param("id", id)
                .update();
    }
}
