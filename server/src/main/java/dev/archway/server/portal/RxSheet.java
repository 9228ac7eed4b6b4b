package dev.archway.server.portal;

import dev.archway.server.account.Company;
import dev.archway.server.account.User;
import dev.archway.server.export.ArchChart;
import dev.archway.server.export.Tooth;
import dev.archway.server.patient.Patient;
import dev.archway.wire.UnitType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of a new Rx shows.
 *
 * @param doctors for whom this visitor can ask
 * @param found patients whom the search found, the chosen one at the front
 * @param chosen null when the patient is a new one
 * @param same the patient who has all three names that were typed: it will be his
 * @param alike those who look like the new one
 * @param missing what keeps it from being sent, as keys of texts
 * @param problems the same by field, once somebody tried to send it
 */
public record RxSheet(
        RxForm form,
        List<User> doctors,
        List<Patient> found,
        @Nullable Patient chosen,
        @Nullable Patient same,
        List<Patient> alike,
        List<Company> labs,
        List<Tooth> teeth,
        Set<String> missing,
        Map<String, String> problems) {

    public boolean ready() {
        return missing.isEmpty();
    }

    public List<ArchChart.Place> chart() {
        return ArchChart.of(teeth);
    }

    /** How the chart draws a tooth of that unit type. */
    public String kind(UnitType unit) {
        return ArchChart.kind(unit);
    }

    public String chartInWords() {
        return ArchChart.inWords(teeth);
    }

    /** The doctor that was chosen; null when none was. */
    public @Nullable User doctor() {
        return doctors.stream()
                .filter(each -> each.id().toString().equals(form.doctor()))
                .findFirst()
                .orElse(null);
    }

    /** The lab that was chosen; null when none was. */
    public @Nullable Company lab() {
        return labs.stream()
                .filter(each -> each.id().toString().equals(form.lab()))
                .findFirst()
                .orElse(null);
    }

    /** The text of what is wrong with a field; null while nothing is. */
    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    /** Keeps people out of logs. */
    @Override
    public String toString() {
        return "RxSheet[" + form + "]";
    }
}
