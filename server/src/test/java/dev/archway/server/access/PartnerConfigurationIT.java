package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.CompanyKind;
import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.TestClinic;
import dev.archway.wire.Pairing;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a partner may do beyond the plain API is off until it is switched on, and each switch does what it says and nothing else. DPMS API V2, 4.2 ("available only if
 * the integration is configured to allow it"), 4.5, 5.5 and 5.6.
 */
@NullUnmarked // JUnit and Spring fill the fields
class PartnerConfigurationIT extends ArchwayIT {

    private static final String REGISTERED = "http://127.0.0.1:9/registered";

    @Autowired
    Partners partners;

    @Autowired
    Registration registration;

    @Autowired
    CallbackTargets callbacks;

    @Autowired
    JdbcClient jdbc;

    private TestClinic clinic;

    /** Partners of which each has one switch on, and one that has none. */
    enum Switch {
        NONE,
        PATIENT_MANAGEMENT,
        SCAN_REQUEST_UPDATE,
        PAIRING_WARNINGS,
        CALLBACK_URL;

        String partner() {
            return "configured-" + name();
        }
    }

    @BeforeEach
    void partnersAndAClinic() {
        for (Switch on : Switch.values()) {
            Partner partner = new Partner(
                    on.partner(),
                    on.partner(),
                    CompanyKind.CLINIC,
                    on == Switch.CALLBACK_URL ? REGISTERED : null,
                    on == Switch.PATIENT_MANAGEMENT,
                    on == Switch.SCAN_REQUEST_UPDATE,
                    on == Switch.PAIRING_WARNINGS);
            partners.register(partner, "secret", List.of("http://127.0.0.1/callback"));
        }
        clinic = TestClinic.open(registration);
    }

    /** DPMS API V2, 5: every call of patient management, and none of the others. */
    @ParameterizedTest
    @EnumSource
    void patientManagement(Switch on) {
        Http dpms = clinic.as(http(), on.partner());
        rx(dpms, "Ann", "Able", "C-1");
        String guid = jdbc.sql("select id::text from patient where company_id = :clinic")
                .param("clinic", clinic.id().value())
                .query(String.class)
                .single();
        List<Http.Answer> answers = List.of(
                dpms.get("/api/third-party/v2/patient/search?chartNumber=C-1"),
                dpms.get("/third-party/v3/patient/search?ChartNumber=C-1"),
                dpms.get("/third-party/v3/patients/search?ChartNumber=C-1"),
                dpms.patch("/third-party/v2/patients", "{\"PatientId\": \"" + guid + "\", \"FirstName\": \"Anna\"}"),
                dpms.patch(
                        "/third-party/v2/patient/by-chart-number",
                        "{\"ChartNumber\": \"C-1\", \"LastName\": \"Abel\"}"));
        if (on == Switch.PATIENT_MANAGEMENT) {
            assertThat(answers).extracting(Http.Answer::status).containsOnly(200);
            assertThat(names()).containsExactly("Anna Abel C-1");
        } else {
            assertThat(answers).extracting(Http.Answer::status).containsOnly(403);
            assertThat(answers)
                    .extracting(answer -> answer.json().path("Code").asString())
                    .containsOnly("PATIENT_MANAGEMENT_DISABLED");
            assertThat(answers)
                    .extracting(answer -> answer.json().path("Message").asString())
                    .containsOnly("Partner " + on.partner() + " is not configured for patient management.");
            assertThat(names()).containsExactly("Ann Able C-1");
        }
    }

    /** DPMS API V2, 5.5: the names of the only patient with that chart number. */
    @ParameterizedTest
    @EnumSource
    void scanRequestWithUpdate(Switch on) {
        Http dpms = clinic.as(http(), on.partner());
        rx(dpms, "Ann", "Able", "C-1");
        rx(dpms, "Anna", "Abel", "C-1");
        if (on == Switch.SCAN_REQUEST_UPDATE) {
            assertThat(names()).containsExactly("Anna Abel C-1");
        } else {
            assertThat(names()).containsExactly("Ann Able C-1", "Anna Abel C-1");
        }
    }

    /** DPMS API V2, 4.2.2, code 409: "available only if the account is configured to allow patient's details update". */
    @ParameterizedTest
    @EnumSource
    void scanRequestWithUpdate_sharedChartNumber(Switch on) {
        Http plain = clinic.as(http(), Switch.NONE.partner());
        rx(plain, "Ann", "Able", "C-1");
        rx(plain, "Ben", "Able", "C-1");
        Http.Answer answer = clinic.as(http(), on.partner())
                .post("/third-party/v2/scan-request", clinic.scanRequest("Cy", "Able", "C-1", ""));
        assertThat(answer.status()).as(answer.text()).isEqualTo(on == Switch.SCAN_REQUEST_UPDATE ? 409 : 200);
        assertThat(names()).hasSize(on == Switch.SCAN_REQUEST_UPDATE ? 2 : 3);
    }

    /** DPMS API V2, 5.6. */
    @ParameterizedTest
    @EnumSource
    void pairingWarnings(Switch on) {
        assertThat(pair(on, null).data().path("Warnings").isEmpty())
                .as("a clinic in order")
                .isTrue();
        Http plain = clinic.as(http(), Switch.NONE.partner());
        rx(plain, "Ann", "Able", "C-1");
        rx(plain, "Ben", "Able", "C-1");
        List<String> warnings = pair(on, null)
                .data()
                .path("Warnings")
                .valueStream()
                .map(warning -> warning.asString())
                .toList();
        if (on == Switch.PAIRING_WARNINGS) {
            assertThat(warnings).containsExactly(Pairing.DUPLICATE_CHART_NUMBERS);
        } else {
            assertThat(warnings).isEmpty();
        }
    }

    /** DPMS API V2, 4.5: "if the callback URL is provided in pairing or if a callback URL is configured for all the users of that connection by request". */
    @ParameterizedTest
    @EnumSource
    void callbackUrl_ofThePartner(Switch on) {
        pair(on, null);
        if (on == Switch.CALLBACK_URL) {
            assertThat(targets()).containsExactly(on.partner() + " " + REGISTERED);
        } else {
            assertThat(targets()).isEmpty();
        }
        String own = "http://127.0.0.1:9/own";
        pair(on, own);
        assertThat(targets())
                .as("what is registered wins")
                .containsExactly(on.partner() + " " + (on == Switch.CALLBACK_URL ? REGISTERED : own));
    }

    /** The fixture: plain is plain, plus has everything. PRODUCT.md, the sandbox fixture. */
    @Test
    void fixture() {
        assertThat(partners.find("sandbox-dpms").orElseThrow())
                .extracting(
                        Partner::patientManagement,
                        Partner::scanRequestUpdate,
                        Partner::pairingWarnings,
                        Partner::callbackUrl)
                .containsExactly(false, false, false, null);
        assertThat(partners.find("sandbox-dpms-plus").orElseThrow())
                .extracting(
                        Partner::patientManagement,
                        Partner::scanRequestUpdate,
                        Partner::pairingWarnings,
                        Partner::callbackUrl)
                .containsExactly(true, true, true, null);
    }

    private Http.Answer pair(Switch on, @Nullable String callback) {
        String url = callback == null ? "" : ", \"CallbackUrl\": \"" + callback + "\"";
        return clinic.as(http(), on.partner())
                .post("/third-party/v2/pair", "{\"CompanyId\": " + clinic.id() + url + "}");
    }

    private void rx(Http dpms, String first, String last, String chart) {
        Http.Answer answer = dpms.post("/third-party/v2/scan-request", clinic.scanRequest(first, last, chart, ""));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private List<String> names() {
        return jdbc.sql("""
                        select first_name || ' ' || last_name || ' ' || chart_number
                        from patient where company_id = :clinic order by number""")
                .param("clinic", clinic.id().value())
                .query(String.class)
                .list();
    }

    private List<String> targets() {
        return callbacks.of(clinic.id(), CallbackEvent.SCAN_READY).stream()
                .map(target -> target.partnerId() + " " + target.url())
                .toList();
    }
}
