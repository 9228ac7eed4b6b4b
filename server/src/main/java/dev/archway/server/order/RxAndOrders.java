package dev.archway.server.order;

import dev.archway.server.patient.CasesOfPatients;
import dev.archway.server.patient.PatientCases;
import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.PatientId;
import dev.archway.server.shared.RxId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What patients have, for those who merge them and part them again. */
@Component
class RxAndOrders implements CasesOfPatients {

    private final JdbcClient jdbc;

    RxAndOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public PatientCases of(CompanyId company, PatientId patient) {
        return jdbc.sql("""
                        select (select count(*) from orders
                                where company_id = :company and patient_id = :patient) as orders,
                               (select count(*) from prescription
                                where company_id = :company and patient_id = :patient
                                  and order_id is null and deleted_at is null) as waiting""")
                .param("company", company.value())
                .param("patient", patient.value())
                .query((row, number) -> new PatientCases(row.getInt("orders"), row.getInt("waiting")))
                .single();
    }

    /** Orders are held before their Rx, as everybody does who holds both; an order that was begun while this waited for its Rx moves with it. */
    @Override
    public List<RxId> moveAll(CompanyId company, PatientId from, PatientId to) {
        jdbc.sql("select id from orders where company_id = :company and patient_id = :from order by id for update")
                .param("company", company.value())
                .param("from", from.value())
                .query(Long.class)
                .list();
        List<RxId> moved = jdbc.sql("""
                        update prescription set patient_id = :to
                        where company_id = :company and patient_id = :from
                        returning id""")
                .param("company", company.value())
                .param("from", from.value())
                .param("to", to.value())
                .query((row, number) -> new RxId(Columns.uuid(row, "id")))
                .list();
        jdbc.sql("update orders set patient_id = :to where company_id = :company and patient_id = :from")
                .param("company", company.value())
                .param("from", from.value())
                .param("to", to.value())
                .update();
        return moved;
    }

    @Override
    public void hold(CompanyId company, List<RxId> rx) {
        for (String held : List.of("orders where rx_id", "prescription where id")) {
            jdbc.sql("select id from " + held + " = any(:rx) and company_id = :company order by id for update")
                    .param("company", company.value())
                    .param("rx", ids(rx))
                    .query()
                    .listOfRows();
        }
    }

    @Override
    public void move(CompanyId company, List<RxId> rx, PatientId from, PatientId to) {
        for (String table :
                List.of("prescription set patient_id = :to where id", "orders set patient_id = :to where rx_id")) {
            jdbc.sql("update " + table + " = any(:rx) and company_id = :company and patient_id = :from")
                    .param("to", to.value())
                    .param("rx", ids(rx))
                    .param("company", company.value())
                    .param("from", from.value())
                    .update();
        }
    }

    @Override
    public Optional<Instant> lastScan(CompanyId company, PatientId patient) {
        return jdbc
                .sql("""
                        select scanned_at from orders
                        where company_id = :company and patient_id = :patient and listed_at is not null and state <> 'PROCESSING'
                        order by scanned_at desc limit 1""")
                .param("company", company.value())
                .param("patient", patient.value())
                .query((row, number) -> Columns.instant(row, "scanned_at"))
                .list()
                .stream()
                .findFirst();
    }

    private static UUID[] ids(List<RxId> rx) {
        return rx.stream().map(RxId::value).toArray(UUID[]::new);
    }
}
