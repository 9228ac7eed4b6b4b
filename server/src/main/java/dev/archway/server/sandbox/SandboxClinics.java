package dev.archway.server.sandbox;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.Scanner;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.RxId;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds what belongs to an Rx or an order without knowing whose it is, as only a sandbox may. */
@Repository
@Profile("!production")
class SandboxClinics {

    private final JdbcClient jdbc;
    private final Accounts accounts;

    SandboxClinics(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /** The clinic of an order. */
    Optional<CompanyId> clinicOf(OrderId order) {
        return jdbc.sql("select company_id from orders where id = :order")
                .param("order", order.value())
                .query((row, number) -> new CompanyId(row.getLong("company_id")))
                .optional();
    }

    /** A scanner that stands in the clinic of that Rx. */
    Optional<Scanner> scannerFor(RxId rx) {
        return jdbc.sql("""
                        select s.serial from prescription p join scanner s on s.company_id = p.company_id
                        where p.id = :rx and p.deleted_at is null order by s.serial limit 1
                        """)
                .param("rx", rx.value())
                .query((row, number) -> row.getString("serial"))
                .optional()
                .flatMap(accounts::scanner);
    }

    /** The scanner that scanned an order. */
    Optional<Scanner> scannerOf(OrderId order) {
        return jdbc.sql("select scanner_serial from orders where id = :order")
                .param("order", order.value())
                .query((row, number) -> row.getString("scanner_serial"))
                .optional()
                .flatMap(accounts::scanner);
    }
}
