package dev.archway.server.patient;

import dev.archway.server.access.PairingWarnings;
import dev.archway.server.shared.CompanyId;
import dev.archway.wire.Pairing;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells a clinic that pairs of patients who share a chart number or have none. DPMS API V2, 5.6. */
@Component
class ChartNumberWarning implements PairingWarnings {

    private final JdbcClient jdbc;

    ChartNumberWarning(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> of(CompanyId company) {
        boolean untidy = jdbc.sql("""
                        select exists (select from patient where company_id = :company and chart_key = '')
                            or exists (select from patient where company_id = :company group by chart_key having count(*) > 1)""")
                .param("company", company.value())
                .query(Boolean.class)
                .single();
        return untidy ? List.of(Pairing.DUPLICATE_CHART_NUMBERS) : List.of();
    }
}
