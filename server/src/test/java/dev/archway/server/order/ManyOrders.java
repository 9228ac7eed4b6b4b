package dev.archway.server.order;

import dev.archway.server.testing.TestClinic;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Listed orders by the thousand, laid by plain SQL past all services: one patient, an Rx each, a minute between scans. */
final class ManyOrders {

    private static final int FEW = 1000;

    private ManyOrders() {}

    /**
     * The first thousand are looked at by PostgreSQL before the others come: a session that has checked foreign keys while the tables were small goes on reading them
     * whole, for each row of a statement, until the tables are analysed.
     */
    static void lay(JdbcClient jdbc, TestClinic clinic, int count, Instant from, String notes) {
        jdbc.sql("""
                        insert into patient (company_id, id, first_name, last_name, chart_number, first_key, last_key, chart_key,
                                             created_at, updated_at)
                        values (:clinic, gen_random_uuid(), 'Mary', 'Many', 'M-1', 'mary', 'many', 'm-1', now(), now())
                        on conflict do nothing""").param("clinic", clinic.id().value()).update();
        lay(jdbc, clinic, 0, Math.min(count, FEW), from, notes);
        if (count > FEW) {
            jdbc.sql("analyze prescription, orders, patient").update();
            lay(jdbc, clinic, FEW, count - FEW, from, notes);
        }
    }

    private static void lay(JdbcClient jdbc, TestClinic clinic, int laid, int count, Instant from, String notes) {
        jdbc.sql("""
                        with rx as (
                            insert into prescription (company_id, id, patient_id, doctor_id, notes, procedure_map_id, lab_id, status, created_at)
                            select :clinic, gen_random_uuid(), p.id, :doctor, :notes, 30, 70010, 'SENT', now()
                            from patient p, generate_series(1, :count) i
                            where p.company_id = :clinic and p.chart_key = 'm-1'
                            returning id, patient_id)
                        insert into orders (company_id, rx_id, code, state, revision, ready_revision, doctor_id, patient_id, lab_id,
                                            scanner_serial, scanner_model, scanned_at, scanning_seconds, listed_at, created_at)
                        select :clinic, id, upper(left(md5(id::text), 8)), 'READY', 1, 1, :doctor, patient_id, 70010,
                               :serial, 6, :from + (:laid + row_number() over ()) * interval '1 minute', 60, now(), now()
                        from rx
                        on conflict (company_id, code) do nothing""")
                .param("clinic", clinic.id().value())
                .param("doctor", clinic.doctor().value())
                .param("serial", clinic.scanner().serial())
                .param("notes", notes)
                .param("laid", laid)
                .param("count", count)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .update();
    }
}
