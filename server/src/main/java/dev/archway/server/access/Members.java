package dev.archway.server.access;

import dev.archway.server.account.CompanyKind;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** People who signed in on the pages, as callers of a company that they belong to. */
@Repository
public class Members {

    private final JdbcClient jdbc;

    Members(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody as a caller of that company; empty unless he belongs to it. */
    public Optional<PairedCaller> at(CompanyId company, UserId person) {
        return jdbc.sql("""
                        select c.kind, edition_of(c.id) as edition
                        from member m
                        join company c on c.id = m.company_id
                        where m.company_id = :company and m.user_id = :person""")
                .param("company", company.value())
                .param("person", person.value())
                .query((row, number) ->
                        caller(CompanyKind.valueOf(row.getString("kind")), company, person, row.getLong("edition")))
                .optional();
    }

    /** A modeler as a caller, who is of no company. docs/adr/0012. */
    public ModelerCaller modeler(UserId person) {
        return new ModelerCaller(person, Partner.portal(CompanyKind.LAB));
    }

    private static PairedCaller caller(CompanyKind kind, CompanyId company, UserId person, long edition) {
        Partner portal = Partner.portal(kind);
        return switch (kind) {
            case CLINIC -> new PracticeCaller(company, person, portal, edition);
            case LAB -> new LabCaller(company, person, portal, edition);
        };
    }
}
