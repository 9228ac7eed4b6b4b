package dev.archway.server.patient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.TestClinic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** That a search reads an index and not a clinic, and that PostgreSQL reads patterns as we mean them. */
@NullUnmarked // Spring fills the fields
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientSearchPlanIT extends ArchwayIT {

    private static final int PATIENTS = 20_000;

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    TestClinic clinic;

    @ParameterizedTest
    @CsvSource({
        "firstName, *efac*, patient_words",
        "lastName, *efac*, patient_words",
        "chartNumber, *-1234*, patient_words",
    })
    void partOfAName_readsTheIndexOfParts(String field, String pattern, String index) {
        assertThat(plan(field, pattern)).contains(index).doesNotContain("Seq Scan");
    }

    @ParameterizedTest
    @CsvSource({"lastName, efac", "chartNumber, chart-17"})
    void wholeName_readsAnIndex(String field, String name) {
        assertThat(plan(field, name)).doesNotContain("Seq Scan");
    }

    @Test
    void noFilter_readsTheIndexOfNumbers() {
        assertThat(plan("none", "")).contains("patient_numbers").doesNotContain("Seq Scan on patient\n");
    }

    /** Every pattern and name of a hostile alphabet, judged by PostgreSQL itself. */
    @Test
    void like_asPostgresReadsIt_isWhatTheDocumentSays() {
        Random random = new Random(5_2);
        for (int round = 0; round < 500; round++) {
            String pattern = hostile(random);
            String name = hostile(random);
            Boolean fits = jdbc.sql("select :name like :pattern")
                    .param("name", ComparedName.key(name))
                    .param("pattern", new NamePattern(pattern).like())
                    .query(Boolean.class)
                    .single();
            assertThat(fits).as(pattern + " on " + name).isEqualTo(documented(pattern, name));
        }
    }

    private String plan(String field, String pattern) {
        NamePattern wanted = new NamePattern(pattern);
        PatientFilter filter = new PatientFilter(
                field.equals("firstName") ? wanted : null,
                field.equals("lastName") ? wanted : null,
                field.equals("chartNumber") ? wanted : null,
                null,
                null,
                null,
                null);
        PatientSearchQuery.Search search = PatientSearchQuery.Search.of(clinic.id(), filter);
        Map<String, @Nullable Object> parameters = new HashMap<>(search.parameters());
        parameters.putAll(Map.of("offset", 0, "limit", 100));
        List<String> lines = jdbc.sql("explain " + PatientSearchQuery.page(search.where()))
                .params(parameters)
                .query(String.class)
                .list();
        return String.join("\n", lines) + "\n";
    }

    @BeforeAll
    void manyPatients() {
        clinic = TestClinic.open(registration);
        jdbc.sql("""
                        insert into patient (company_id, id, first_name, last_name, chart_number, first_key, last_key, chart_key,
                                             created_at, updated_at)
                        select :company, gen_random_uuid(), left(md5(i::text), 8), left(md5('l' || i), 8), 'Chart-' || i,
                               left(md5(i::text), 8), left(md5('l' || i), 8), 'chart-' || i, now(), now()
                        from generate_series(1, :count) i""")
                .param("company", clinic.id().value())
                .param("count", PATIENTS)
                .update();
        jdbc.sql("analyze patient").update();
    }

    private static String hostile(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(7); length > 0; length--) {
            text.append("ab*%_\\.\u00e9".charAt(random.nextInt(8)));
        }
        return text.toString();
    }

    /** Without regular expressions, which have wildcards of their own. */
    private static boolean documented(String pattern, String name) {
        if (pattern.isEmpty()) {
            return name.isEmpty();
        }
        if (pattern.charAt(0) == '*' || pattern.charAt(0) == '%') {
            return documented(pattern.substring(1), name)
                    || (!name.isEmpty() && documented(pattern, name.substring(1)));
        }
        return !name.isEmpty()
                && name.charAt(0) == pattern.charAt(0)
                && documented(pattern.substring(1), name.substring(1));
    }
}
