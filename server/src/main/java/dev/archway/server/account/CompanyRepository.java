package dev.archway.server.account;

import dev.archway.server.shared.CompanyId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of companies and of the labs of clinics, as whoever runs the server looks them up and changes them. */
@Repository
class CompanyRepository {

    private final JdbcClient jdbc;

    CompanyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By number, those after one. */
    List<Company> list(String words, @Nullable CompanyKind kind, @Nullable CompanyId after, int most) {
        return jdbc.sql("select " + AccountRepository.COMPANY + """

                        from company c
                        where c.id > :after
                            and (cast(:kind as text) is null or c.kind = :kind)
                            and (:words = '' or lower(c.name) like :like or c.id = :number)
                        order by c.id
                        limit :most""")
                .param("after", after == null ? Long.MIN_VALUE : after.value())
                .param("kind", kind == null ? null : kind.name())
                .param("words", words)
                .param("like", Like.part(words))
                .param("number", Like.number(words))
                .param("most", most)
                .query(AccountRepository::company)
                .list();
    }

    List<Company> clinicsOf(CompanyId lab) {
        return jdbc.sql("select " + AccountRepository.COMPANY + """

                        from company c
                        join clinic_lab l on l.company_id = c.id
                        where l.lab_id = :lab
                        order by c.id""")
                .param("lab", lab.value())
                .query(AccountRepository::company)
                .list();
    }

    CompanyId nextNumber() {
        return new CompanyId(
                jdbc.sql("select nextval('company_number')").query(Long.class).single());
    }

    void save(Company company) {
        jdbc.sql("""
                        update company
                        set name = :name, country_code = :country, region = :region, address = :address,
                            lab_types = :labTypes, niri = :niri
                        where id = :id""")
                .param("id", company.id().value())
                .param("name", company.name())
                .param("country", company.countryCode())
                .param("region", company.region())
                .param("address", company.address())
                .param("labTypes", company.labTypes().toArray(String[]::new))
                .param("niri", company.niri())
                .update();
    }

    boolean removeLab(CompanyId clinic, CompanyId lab) {
        return jdbc.sql("delete from clinic_lab where company_id = :clinic and lab_id = :lab")
                        .param("clinic", clinic.value())
                        .param("lab", lab.value())
                        .update()
                == 1;
    }
}
