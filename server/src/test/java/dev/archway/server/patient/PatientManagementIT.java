package dev.archway.server.patient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.TestClinic;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A clinic of each test's own, and a partner that manages its patients. */
@NullUnmarked // Spring fills the fields
abstract class PatientManagementIT extends ArchwayIT {

    static final String V2 = "/api/third-party/v2";
    static final String V3 = "/third-party/v3";
    static final String PARTNER = "sandbox-dpms-plus";

    @Autowired
    Patients patients;

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    TestClinic clinic;
    Http dpms;

    @BeforeEach
    void ownClinic() {
        clinic = TestClinic.open(registration);
        dpms = clinic.as(http(), PARTNER);
    }

    Patient patient(String first, String last, @Nullable String chart) {
        return patient(clinic.id(), first, last, chart);
    }

    Patient patient(CompanyId company, String first, String last, @Nullable String chart) {
        return patients.match(company, new NewPatient(first, last, chart, null, null));
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Patients of a JSON array as "first last chart". */
    static List<String> names(JsonNode array) {
        assertThat(array.isArray()).as(array.toString()).isTrue();
        return array.valueStream()
                .map(each -> Stream.of("FirstName", "LastName", "ChartNumber")
                        .map(each::path)
                        .map(value -> value.isNull() ? "-" : value.asString())
                        .reduce((one, other) -> one + " " + other)
                        .orElseThrow())
                .toList();
    }

    static void assertV2Error(Http.Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().propertyNames()).containsExactly("Data", "Status", "Message", "Code");
        assertThat(answer.json().path("Status").asInt()).isZero();
        assertThat(answer.json().path("Message").asString()).isNotEmpty();
    }
}
