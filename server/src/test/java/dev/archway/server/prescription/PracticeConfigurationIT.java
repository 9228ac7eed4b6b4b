package dev.archway.server.prescription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.TestClinic;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** DPMS API V2, 4.1, against the fixture's Harbor Orthodontics. */
class PracticeConfigurationIT extends ArchwayIT {

    private static final String GOLDEN = """
            {
              "Data": {
                "Header": {"CompanyId": 90361, "CompanyName": "Harbor Orthodontics", "CountryCode": "DE", "ReportDate": ""},
                "Doctors": [
                  {"Id": 1001, "Name": "Rowan Rivers", "SupportedCaseTypes": [1, 2, 3, 4, 5]},
                  {"Id": 1002, "Name": "Harper Haven", "SupportedCaseTypes": [1, 2, 3, 4, 5]}
                ],
                "Labs": [
                  {"Id": 70010, "Name": "Precision Dental Lab", "Types": ["Dental"], "Address": "", "DefinedCaseTypes": [1]},
                  {"Id": 70011, "Name": "Aligned Ortho Lab", "Types": ["Ortho"], "Address": "", "DefinedCaseTypes": [2, 3]}
                ],
                "UnitTypes": [
                  {"Id": 1, "Name": "Regular"}, {"Id": 2, "Name": "Crown"}, {"Id": 3, "Name": "3/4 Crown"},
                  {"Id": 4, "Name": "Implant Abutment"}, {"Id": 5, "Name": "Inlay"}, {"Id": 6, "Name": "Onlay"},
                  {"Id": 7, "Name": "Veneer"}, {"Id": 8, "Name": "Detachable"},
                  {"Id": 9, "Name": "Missing (edentulous space)"}, {"Id": 10, "Name": "Missing (no spaces)"},
                  {"Id": 11, "Name": "Deciduous"}, {"Id": 12, "Name": "Scan body"}, {"Id": 13, "Name": "CerecGuide"}
                ]
              },
              "Status": 1
            }""";

    @ParameterizedTest
    @ValueSource(strings = {"/api/third-party/v2", "/third-party/v2", "/third-party/v3"})
    void configuration_asDocumented_4_1_2(String base) {
        JsonNode answer = harbor().get(base + "/practice-configuration").json();
        ObjectNode header = (ObjectNode) answer.path("Data").path("Header");
        Instant reported = Instant.parse(header.path("ReportDate").asString());
        header.put("ReportDate", "");

        assertThat(Duration.between(reported, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
        assertThat(answer.toString())
                .as("names, their order, types")
                .isEqualTo(JsonMapper.shared().readTree(GOLDEN).toString());
    }

    @Test
    void configuration_clinicWithoutLabs() {
        JsonNode labs = TestClinic.paired(http(), "sandbox-dpms", "dentist@hillside.test", 90362)
                .get("/third-party/v2/practice-configuration")
                .data()
                .path("Labs");

        assertThat(labs.isArray()).isTrue();
        assertThat(labs).isEmpty();
    }

    @Test
    void configuration_withoutToken_4_1_2() {
        assertThat(http().get("/third-party/v2/practice-configuration").status())
                .isEqualTo(401);
        assertThat(http().as("wrong")
                        .get("/third-party/v2/practice-configuration")
                        .status())
                .isEqualTo(401);
    }

    private Http harbor() {
        return TestClinic.paired(http(), "sandbox-dpms", "orthodontist@harbor.test", 90361);
    }
}
