package dev.archway.server.account;

import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of people and of what they belong to, as whoever runs the server looks them up and changes them. */
@Repository
class PersonRepository {

    private static final String KNOWN = "select " + AccountRepository.PERSON + """
            , p.deactivated_at, (select count(*) from member m where m.user_id = p.id) as companies
            from person p
            """;

    /** Whoever runs this server: administrators who belong to no company. */
    private static final String ADMINISTRATORS = """
            select p.id from person p
            where p.kind = 'ADMINISTRATOR' and p.deactivated_at is null
                and not exists (select from member m where m.user_id = p.id)
            order by p.id""";

    private final JdbcClient jdbc;

    PersonRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By id, those after one. */
    List<KnownPerson> list(String words, @Nullable UserKind kind, @Nullable UserId after, int most) {
        return jdbc.sql(KNOWN + """
                        where p.id > :after
                            and (cast(:kind as text) is null or p.kind = :kind)
                            and (:words = '' or p.id = :number
                                or lower(p.first_name || ' ' || p.last_name || ' ' || p.email) like :like)
                        order by p.id
                        limit :most""")
                .param("after", after == null ? Long.MIN_VALUE : after.value())
                .param("kind", kind == null ? null : kind.name())
                .param("words", words)
                .param("like", Like.part(words))
                .param("number", Like.number(words))
                .param("most", most)
                .query(PersonRepository::known)
                .list();
    }

    Optional<KnownPerson> find(UserId id) {
        return jdbc.sql(KNOWN + "where p.id = :id")
                .param("id", id.value())
                .query(PersonRepository::known)
                .optional();
    }

    /** Adds a person under the next free id; empty when the address signs in somebody else. */
    Optional<UserId> add(PersonEntry entry, String passwordHash, Instant now) {
        User user = entry.as(new UserId(0));
        return jdbc.sql("""
                        insert into person (email, password_hash, first_name, last_name, kind, license_number, created_at)
                        values (:email, :hash, :first, :last, :kind, :license, :now)
                        on conflict (lower(email)) do nothing
                        returning id""")
                .param("email", user.email())
                .param("hash", passwordHash)
                .param("first", user.firstName())
                .param("last", user.lastName())
                .param("kind", user.kind().name())
                .param("license", user.licenseNumber())
                .param("now", Columns.utc(now))
                .query((row, number) -> new UserId(row.getLong("id")))
                .optional();
    }

    void save(User user) {
        jdbc.sql("""
                        update person
                        set email = :email, first_name = :first, last_name = :last, kind = :kind, license_number = :license
                        where id = :id""")
                .param("id", user.id().value())
                .param("email", user.email())
                .param("first", user.firstName())
                .param("last", user.lastName())
                .param("kind", user.kind().name())
                .param("license", user.licenseNumber())
                .update();
    }

    /** Every session that began with the old one ends. */
    void savePassword(UserId id, String hash) {
        jdbc.sql("update person set password_hash = :hash, session_edition = session_edition + 1 where id = :id")
                .param("hash", hash)
                .param("id", id.value())
                .update();
    }

    void deactivatedAt(UserId id, @Nullable Instant since) {
        jdbc.sql("update person set deactivated_at = :since where id = :id")
                .param("since", Columns.utc(since))
                .param("id", id.value())
                .update();
    }

    boolean hasAdministrator() {
        return !administrators().isEmpty();
    }

    List<UserId> administrators() {
        return jdbc.sql(ADMINISTRATORS)
                .query((row, number) -> new UserId(row.getLong("id")))
                .list();
    }

    /** Nobody else changes who runs the server until the transaction ends. Who does so by then is another question: a membership that was waited for is not seen by this one. */
    void holdAdministrators() {
        jdbc.sql(ADMINISTRATORS + " for no key update of p")
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    /** Nobody else changes what the person is, or takes a company from the person, until the transaction ends. */
    void hold(UserId person) {
        jdbc.sql("select from person where id = :id for no key update")
                .param("id", person.value())
                .query()
                .listOfRows();
    }

    List<Membership> companiesOf(User person) {
        return jdbc.sql("select " + AccountRepository.COMPANY + """
                        , m.full_order_visibility
                        from member m
                        join company c on c.id = m.company_id
                        where m.user_id = :user
                        order by c.id""")
                .param("user", person.id().value())
                .query((row, number) -> new Membership(
                        AccountRepository.company(row, number), person, row.getBoolean("full_order_visibility")))
                .list();
    }

    List<Membership> membersOf(Company company) {
        return jdbc.sql("select " + AccountRepository.PERSON + """
                        , m.full_order_visibility
                        from member m
                        join person p on p.id = m.user_id
                        where m.company_id = :company
                        order by p.id""")
                .param("company", company.id().value())
                .query((row, number) -> new Membership(
                        company, AccountRepository.user(row, number), row.getBoolean("full_order_visibility")))
                .list();
    }

    boolean seesAllOrders(CompanyId company, UserId user, boolean all) {
        return jdbc.sql("""
                        update member set full_order_visibility = :all
                        where company_id = :company and user_id = :user and full_order_visibility <> :all""")
                        .param("all", all)
                        .param("company", company.value())
                        .param("user", user.value())
                        .update()
                == 1;
    }

    boolean leave(CompanyId company, UserId user) {
        return jdbc.sql("delete from member where company_id = :company and user_id = :user")
                        .param("company", company.value())
                        .param("user", user.value())
                        .update()
                == 1;
    }

    private static KnownPerson known(ResultSet row, int number) throws SQLException {
        return new KnownPerson(
                AccountRepository.user(row, number),
                row.getInt("companies"),
                Columns.instantOrNull(row, "deactivated_at"));
    }
}
