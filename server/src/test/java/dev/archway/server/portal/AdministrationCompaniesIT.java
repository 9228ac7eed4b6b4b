package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.testing.Http;
import dev.archway.server.testing.TestClinic;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The companies of a server, added and changed by its administrator, and the labs of a clinic. */
class AdministrationCompaniesIT extends Administration {

    @Test
    void company_isAddedAndChanged_andTold() {
        Http.Answer page = admin.submit(
                HOME + "/companies",
                Map.of(
                        "kind",
                        "LAB",
                        "name",
                        "Lab " + unique,
                        "country",
                        "de",
                        "region",
                        "EU",
                        "address",
                        "Weg 1",
                        "Dental",
                        "on"));
        assertThat(page.text()).contains("Added.", "Lab " + unique, "value=\"DE\"");
        long id = company("Lab " + unique);

        Map<String, String> form = Map.of("name", "Labor " + unique, "country", "AT", "region", "EU", "Ortho", "on");
        assertThat(admin.submit(HOME + "/companies/" + id, form).text()).contains("Saved.", "Labor " + unique);
        assertThat(jdbc.sql("select kind || country_code || lab_types[1] from company where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .isEqualTo("LABATOrtho");
        assertThat(admin.get(HOME + "/companies?words=" + unique.toUpperCase(Locale.ROOT))
                        .text())
                .contains("Labor " + unique);
        assertThat(admin.get(HOME + "/companies?kind=CLINIC&words=" + unique).text())
                .doesNotContain("Labor " + unique);
        assertThat(admin.get(HOME + "/audit?company=" + id).text())
                .contains("added the company", "changed the company", "name, country, address, lab types", "user 1007");
    }

    @Test
    void company_wrongFields_keepWhatWasTyped() {
        Map<String, String> form = new HashMap<>();
        form.put("kind", "LAB");
        form.put("name", "<script>alert(1)</script>");
        form.put("country", "ZZ");
        form.put("region", "no region");
        form.put("address", "a".repeat(201));
        form.put("number", "90360");
        Http.Answer page = admin.submit(HOME + "/companies", form);
        assertThat(page.text())
                .contains("&lt;script&gt;", "value=\"ZZ\"", "id=\"country-problem\"", "id=\"region-problem\"")
                .contains("id=\"address-problem\"", "id=\"labTypes-problem\"")
                .doesNotContain("<script>alert");

        form.putAll(Map.of("country", "US", "region", "US", "address", "", "name", "Twice", "Ortho", "on"));
        page = admin.submit(HOME + "/companies", form);
        assertThat(page.text())
                .contains(
                        "Another company has this number already.", "aria-describedby=\"number-problem number-hint\"");
        assertThat(jdbc.sql("select name from company where id = 90360")
                        .query(String.class)
                        .single())
                .isEqualTo("Riverside Dental");
    }

    @Test
    void labsOfClinic_onlyLabs() {
        TestClinic clinic = TestClinic.open(registration);
        String page = HOME + "/companies/" + clinic.id();
        assertThat(admin.submit(page + "/labs", Map.of("company", "90360")).text())
                .contains("This company is of the wrong kind", "Clinic " + clinic.id());
        assertThat(admin.submit(page + "/labs", Map.of("company", "-1")).text()).contains("id=\"company-problem\"");
        assertThat(admin.submit(page + "/labs", Map.of("company", "1")).text())
                .contains("There is no company of this number.");
        assertThat(admin.submit(page + "/labs/70010/remove", Map.of()).text()).doesNotContain("Precision Dental Lab");
        assertThat(admin.submit(page + "/labs", Map.of("company", "70010")).text())
                .contains("Precision Dental Lab");
    }

    private long company(String name) {
        return jdbc.sql("select id from company where name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }
}
