package dev.archway.server.account;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import dev.archway.wire.ScannerModel;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of companies, people and scanners. */
@Repository
class AccountRepository {

    static final String COMPANY = "c.id, c.name, c.kind, c.country_code, c.region, c.address, c.lab_types, c.niri";
    static final String PERSON = "p.id, p.email, p.password_hash, p.first_name, p.last_name, p.kind, p.license_number";

    private final JdbcClient jdbc;

    AccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Company> company(CompanyId id) {
        return jdbc.sql("select " + COMPANY + " from company c where c.id = :id")
                .param("id", id.value())
                .query(AccountRepository::company)
                .optional();
    }

    List<Company> companiesOf(UserId user) {
        return jdbc.sql("select " + COMPANY + """

                        from company c
                        join member m on m.company_id = c.id
                        where m.user_id = :user
                        order by c.id""")
                .param("user", user.value())
                .query(AccountRepository::company)
                .list();
    }

    List<Company> labsOf(CompanyId clinic) {
        return jdbc.sql("select " + COMPANY + """

                        from company c
                        join clinic_lab l on l.lab_id = c.id
                        where l.company_id = :clinic
                        order by c.id""")
                .param("clinic", clinic.value())
                .query(AccountRepository::company)
                .list();
    }

    Optional<User> user(UserId id) {
        return jdbc.sql("select " + PERSON + " from person p where p.id = :id")
                .param("id", id.value())
                .query(AccountRepository::user)
                .optional();
    }

    Optional<User> activeUser(UserId id) {
        return jdbc.sql("select " + PERSON + " from person p where p.id = :id and p.deactivated_at is null")
                .param("id", id.value())
                .query(AccountRepository::user)
                .optional();
    }

    Optional<User> userByEmail(String email) {
        return jdbc.sql("select " + PERSON + " from person p where lower(p.email) = lower(:email)")
                .param("email", email)
                .query(AccountRepository::user)
                .optional();
    }

    /** Those who can come in. */
    List<User> peopleOf(CompanyId company) {
        return jdbc.sql("select " + PERSON + """

                        from person p
                        join member m on m.user_id = p.id
                        where m.company_id = :company and p.deactivated_at is null
                        order by p.id""")
                .param("company", company.value())
                .query(AccountRepository::user)
                .list();
    }

    boolean isMember(CompanyId company, UserId user) {
        return jdbc.sql("select exists (select from member where company_id = :company and user_id = :user)")
                .param("company", company.value())
                .param("user", user.value())
                .query(Boolean.class)
                .single();
    }

    boolean seesAllOrders(CompanyId company, UserId user) {
        return jdbc.sql("""
                        select full_order_visibility
                        from member
                        where company_id = :company and user_id = :user""")
                .param("company", company.value())
                .param("user", user.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void saveLicense(UserId doctor, String licenseNumber) {
        jdbc.sql("update person set license_number = :license where id = :doctor")
                .param("license", licenseNumber)
                .param("doctor", doctor.value())
                .update();
    }

    Optional<Scanner> scanner(String serial) {
        return jdbc.sql("select company_id, serial, model from scanner where serial = :serial")
                .param("serial", serial)
                .query(AccountRepository::scanner)
                .optional();
    }

    List<Scanner> scannersOf(CompanyId clinic) {
        return jdbc.sql("select company_id, serial, model from scanner where company_id = :clinic order by serial")
                .param("clinic", clinic.value())
                .query(AccountRepository::scanner)
                .list();
    }

    /** By serial number, those after one, with their clinics. */
    List<Scanners.Placed> scanners(String words, String after, int most) {
        return jdbc.sql("""
                        select s.company_id, s.serial, s.model, c.name
                        from scanner s
                        join company c on c.id = s.company_id
                        where s.serial > :after
                            and (:words = '' or lower(s.serial) like :like or lower(c.name) like :like
                                or c.id = :number)
                        order by s.serial
                        limit :most""")
                .param("after", after)
                .param("words", words)
                .param("like", Like.part(words))
                .param("number", Like.number(words))
                .param("most", most)
                .query((row, number) -> new Scanners.Placed(scanner(row, number), row.getString("name")))
                .list();
    }

    void saveScannerSecret(Scanner scanner, String secretHash) {
        jdbc.sql("update scanner set secret_hash = :hash where company_id = :company and serial = :serial")
                .param("hash", secretHash)
                .param("company", scanner.company().value())
                .param("serial", scanner.serial())
                .update();
    }

    void remove(Scanner scanner) {
        jdbc.sql("delete from scanner where company_id = :company and serial = :serial")
                .param("company", scanner.company().value())
                .param("serial", scanner.serial())
                .update();
    }

    Optional<String> scannerSecret(String serial) {
        return jdbc.sql("select secret_hash from scanner where serial = :serial")
                .param("serial", serial)
                .query(String.class)
                .optional();
    }

    /** False when another one has the number. */
    boolean add(Company company, Instant now) {
        return jdbc.sql("""
                                insert into company (id, name, kind, country_code, region, address, lab_types, niri, created_at)
                                values (:id, :name, :kind, :country, :region, :address, :labTypes, :niri, :now)
                                on conflict (id) do nothing""")
                        .param("id", company.id().value())
                        .param("name", company.name())
                        .param("kind", company.kind().name())
                        .param("country", company.countryCode())
                        .param("region", company.region())
                        .param("address", company.address())
                        .param("labTypes", company.labTypes().toArray(String[]::new))
                        .param("niri", company.niri())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Whether there is such a company. */
    boolean niri(CompanyId company, boolean on) {
        return jdbc.sql("update company set niri = :on where id = :company")
                        .param("on", on)
                        .param("company", company.value())
                        .update()
                == 1;
    }

    void add(User user, String passwordHash, Instant now) {
        jdbc.sql("""
                        insert into person (id, email, password_hash, first_name, last_name, kind, license_number, created_at)
                        values (:id, :email, :hash, :first, :last, :kind, :license, :now)""")
                .param("id", user.id().value())
                .param("email", user.email())
                .param("hash", passwordHash)
                .param("first", user.firstName())
                .param("last", user.lastName())
                .param("kind", user.kind().name())
                .param("license", user.licenseNumber())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** False when the person is one already. */
    boolean addMember(CompanyId company, UserId user, boolean fullOrderVisibility) {
        return jdbc.sql("""
                        insert into member (company_id, user_id, full_order_visibility)
                        values (:company, :user, :full)
                        on conflict (company_id, user_id) do nothing""")
                        .param("company", company.value())
                        .param("user", user.value())
                        .param("full", fullOrderVisibility)
                        .update()
                == 1;
    }

    void addLab(CompanyId clinic, CompanyId lab) {
        jdbc.sql("""
                        insert into clinic_lab (company_id, lab_id)
                        values (:clinic, :lab)
                        on conflict (company_id, lab_id) do nothing""").param("clinic", clinic.value()).param("lab", lab.value()).update();
    }

    /** False when another one has the serial number. */
    boolean add(Scanner scanner, String secretHash, Instant now) {
        return jdbc.sql("""
                        insert into scanner (company_id, serial, model, secret_hash, created_at)
                        values (:company, :serial, :model, :hash, :now)
                        on conflict (serial) do nothing""")
                        .param("company", scanner.company().value())
                        .param("serial", scanner.serial())
                        .param("model", scanner.model().id())
                        .param("hash", secretHash)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    static Company company(ResultSet row, int number) throws SQLException {
        Array labTypes = row.getArray("lab_types");
        return new Company(
                new CompanyId(row.getLong("id")),
                row.getString("name"),
                CompanyKind.valueOf(row.getString("kind")),
                row.getString("country_code"),
                row.getString("region"),
                row.getString("address"),
                List.of((String[]) labTypes.getArray()),
                row.getBoolean("niri"));
    }

    static User user(ResultSet row, int number) throws SQLException {
        return new User(
                new UserId(row.getLong("id")),
                row.getString("email"),
                row.getString("password_hash"),
                row.getString("first_name"),
                row.getString("last_name"),
                UserKind.valueOf(row.getString("kind")),
                row.getString("license_number"));
    }

    static Scanner scanner(ResultSet row, int number) throws SQLException {
        return new Scanner(
                row.getString("serial"),
                new CompanyId(row.getLong("company_id")),
                ScannerModel.of(row.getInt("model")).orElseThrow());
    }
}
