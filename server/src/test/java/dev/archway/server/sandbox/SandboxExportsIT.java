package dev.archway.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.access.Partner;
import dev.archway.server.access.Partners;
import dev.archway.server.account.CompanyKind;
import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.TestClinic;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Export settings and overrides for scripts, in the words of DPMS API V2, 4.4.7 and 4.7.6. */
@NullUnmarked // Spring fills the fields
class SandboxExportsIT extends ArchwayIT {

    @Autowired
    Registration registration;

    @Autowired
    Partners partners;

    private String settings;
    private String override;

    @BeforeEach
    void ownUserAndPartner() {
        TestClinic clinic = TestClinic.open(registration);
        settings = "/sandbox/users/" + clinic.email() + "/export-settings";
        String partner = "partner-" + clinic.id();
        partners.register(
                new Partner(partner, "Partner", CompanyKind.CLINIC, null, false, false, false),
                "secret",
                List.of("http://127.0.0.1/callback"));
        override = "/sandbox/partners/" + partner + "/export-override";
    }

    @Test
    void settings_default() {
        Http.Answer answer = http().get(settings);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("""
                {"Data":{"ExportTypeICast":"Solid Model with Low Profile Base",\
                "ExportTypeIRecord":"Solid Model with Low Profile Base",\
                "DataFormat":"File per arch (each arch with teeth up)","FileType":"STL",\
                "CadCamSystem":"Color Export Open Model","HidePatientName":false},"Status":1}""");
    }

    @Test
    void settings_someOfThem_theOthersStay() {
        assertThat(http().put(settings, "{\"FileType\": \"PLY\", \"HidePatientName\": true}")
                        .data()
                        .toString())
                .isEqualTo("""
                        {"ExportTypeICast":"Solid Model with Low Profile Base",\
                        "ExportTypeIRecord":"Solid Model with Low Profile Base",\
                        "DataFormat":"File per arch (each arch with teeth up)","FileType":"PLY",\
                        "CadCamSystem":"Color Export Open Model","HidePatientName":true}""");

        http().put(settings, """
                {"exporttypeicast": "open shell", "DataFormat": "arches combined", "CadCamSystem": "EXOCAD", "FileType": null}""");

        assertThat(http().get(settings).data().toString()).isEqualTo("""
                {"ExportTypeICast":"Open Shell","ExportTypeIRecord":"Solid Model with Low Profile Base",\
                "DataFormat":"Arches Combined (arches locked in bite relation)","FileType":"PLY",\
                "CadCamSystem":"exocad","HidePatientName":true}""");
        assertThat(http().put(settings, "{}").status()).isEqualTo(200);
        assertThat(http().get(settings).data().path("FileType").asString()).isEqualTo("PLY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'ExportTypeICast':'Solid'} | ExportTypeICast | Solid | Open Shell or Solid Model with Low Profile Base",
                "{'ExportTypeIRecord':''} | ExportTypeIRecord | '' | Open Shell or Solid Model with Low Profile Base",
                "{'DataFormat':'Teeth up'} | DataFormat | Teeth up | File per arch (each arch with teeth up)",
                "{'FileType':'OBJ'} | FileType | OBJ | STL or PLY or STL+PLY",
                "{'CadCamSystem':'Other'} | CadCamSystem | Other | 3Shape or exocad or Color Export Open Model or Generic",
                "{'FileType':1} | FileType | 1 | a string",
                "{'CadCamSystem':['exocad']} | CadCamSystem | '' | a string",
                "{'FileType':'x','DataFormat':'y'} | FileType | x | 'y'",
                "[] | '' | '' | object",
                "nothing | '' | '' | JSON",
            })
    void wrongChoices_areNamed(String body, String field, String value, String accepted) {
        for (String path : new String[] {settings, override}) {
            Http.Answer answer = http().put(path, body.replace('\'', '"'));

            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.json().path("Message").asString())
                    .contains(field.replace("'", ""), value.replace("'", ""), accepted);
        }
        assertThat(http().get(settings).data().path("FileType").asString()).isEqualTo("STL");
        assertThat(http().get(override).data().isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"maybe\"", "1", "[]"})
    void wrongHidePatientName_isNamed(String value) {
        Http.Answer answer = http().put(settings, "{\"HidePatientName\": " + value + "}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("Message").asString()).contains("HidePatientName", "true or false");
    }

    @Test
    void unknownUserAndPartner_areNamed() {
        for (String path : List.of(
                "/sandbox/users/nobody@x.test/export-settings", "/sandbox/partners/nobody@x.test/export-override")) {
            for (Http.Answer answer : List.of(http().get(path), http().put(path, "{}"))) {
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.json().path("Message").asString()).contains("nobody@x.test", "accepted");
            }
        }
        assertThat(http().delete("/sandbox/partners/nobody/export-override").status())
                .isEqualTo(400);
        assertThat(http().get("/sandbox/partners/nobody/export-override")
                        .json()
                        .path("Message")
                        .asString())
                .contains("sandbox-dpms, sandbox-dpms-plus, sandbox-lms");
    }

    @Test
    void override_comesAndGoes() {
        assertThat(http().get(override).text()).isEqualTo("{\"Data\":null,\"Status\":1}");

        assertThat(http().put(override, "{\"FileType\": \"STL+PLY\"}").data().toString())
                .isEqualTo("""
                        {"ExportTypeICast":"Solid Model with Low Profile Base",\
                        "ExportTypeIRecord":"Solid Model with Low Profile Base",\
                        "DataFormat":"File per arch (each arch with teeth up)","FileType":"STL+PLY",\
                        "CadCamSystem":"Color Export Open Model"}""");
        http().put(override, "{\"CadCamSystem\": \"3Shape\"}");
        assertThat(http().get(override).data().path("FileType").asString()).isEqualTo("STL+PLY");
        assertThat(http().get(override).data().path("CadCamSystem").asString()).isEqualTo("3Shape");

        assertThat(http().delete(override).status()).isEqualTo(204);
        assertThat(http().delete(override).status()).isEqualTo(204);
        assertThat(http().get(override).data().isNull()).isTrue();
    }

    /** Hiding a name is each doctor's own choice (4.7.7). */
    @Test
    void override_hidesNobody() {
        Http.Answer answer = http().put(override, "{\"HidePatientName\": true}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("Message").asString()).contains("HidePatientName", "each doctor");
    }

    /** PRODUCT.md: a fresh sandbox has no override, and nobody of it has settings. */
    @Test
    void fixture_hasNone() {
        for (String partner : List.of("sandbox-dpms", "sandbox-dpms-plus", "sandbox-lms")) {
            assertThat(http().get("/sandbox/partners/" + partner + "/export-override")
                            .data()
                            .isNull())
                    .isTrue();
        }
        assertThat(http().get("/sandbox/users/dentist@riverside.test/export-settings")
                        .data()
                        .path("ExportTypeICast")
                        .asString())
                .isEqualTo("Solid Model with Low Profile Base");
    }
}
