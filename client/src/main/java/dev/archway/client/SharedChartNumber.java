package dev.archway.client;

import dev.archway.wire.ChartPatient;
import java.util.List;

/** Several patients have the chart number that should have named one: 409. DPMS API V2, 5.4.3. */
public final class SharedChartNumber extends ApiException {

    private static final long serialVersionUID = 1L;

    private final transient List<ChartPatient> patients;

    SharedChartNumber(List<ChartPatient> patients) {
        super(409, "SHARED_CHART_NUMBER", patients.size() + " patients share this chart number");
        this.patients = List.copyOf(patients);
    }

    /** Those who share it. */
    public List<ChartPatient> patients() {
        return patients;
    }
}
