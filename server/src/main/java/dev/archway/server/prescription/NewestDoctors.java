package dev.archway.server.prescription;

import dev.archway.server.patient.DoctorsOfPatients;
import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.PatientId;
import dev.archway.server.shared.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The doctors who ordered last for patients. */
@Component
class NewestDoctors implements DoctorsOfPatients {

    private final JdbcClient jdbc;

    NewestDoctors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<PatientId, UserId> of(CompanyId company, List<PatientId> patients) {
        Map<PatientId, UserId> doctors = new HashMap<>();
        jdbc.sql("""
                        select distinct on (patient_id) patient_id, doctor_id
                        from prescription
                        where company_id = :company and patient_id = any(:patients) and deleted_at is null
                        order by patient_id, created_at desc, id""")
                .param("company", company.value())
                .param("patients", patients.stream().map(PatientId::value).toArray(UUID[]::new))
                .query(row -> {
                    doctors.put(new PatientId(Columns.uuid(row, "patient_id")), new UserId(row.getLong("doctor_id")));
                });
        return doctors;
    }
}
