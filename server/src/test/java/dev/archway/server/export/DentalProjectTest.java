package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.wire.CaseType;
import dev.archway.wire.Prep;
import dev.archway.wire.UnitType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The project file as programs in public that read it look into it. */
class DentalProjectTest {

    @Test
    void treatment() throws Exception {
        Element treatment = written(SampleExport.facts());

        assertThat(treatment.getTagName()).isEqualTo("Treatment");
        assertThat(text(treatment, "DateTime")).isEqualTo("2026-02-03T23:30:00");
        assertThat(text(treatment, "ProjectGUID")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        Element practice = child(treatment, "Practice");
        assertThat(text(practice, "PracticeId")).isEqualTo("90360");
        assertThat(text(practice, "PracticeName")).isEqualTo("Riverside Dental");
        Element patient = child(treatment, "Patient");
        assertThat(text(patient, "PatientId")).isEqualTo("C-17");
        assertThat(text(patient, "PatientName")).isEqualTo("O'Malley & Søn");
        assertThat(text(patient, "PatientFirstName")).isEqualTo("Zoë <b>");
    }

    /** ADA 8 is FDI 11, 30 is 46 (ISO 3950). */
    @Test
    void teeth() throws Exception {
        Element teeth = child(written(SampleExport.facts()), "Teeth");

        assertThat(texts(teeth, "Number")).containsExactly("11", "46");
        assertThat(texts(teeth, "ReconstructionType")).containsExactly("AnatomicCrown", "AnatomicCrown");
    }

    @ParameterizedTest
    @CsvSource({
        "REGULAR, , HealthyTooth",
        "CROWN, , AnatomicCrown",
        "THREE_QUARTER_CROWN, , AnatomicInlay",
        "IMPLANT_ABUTMENT, , AnatomicCrown",
        "INLAY, , AnatomicInlay",
        "ONLAY, , AnatomicInlay",
        "VENEER, , Veneer",
        "MISSING, , MissingTooth",
        "MISSING, 1, AnatomicPontic",
        "MISSING_NO_SPACES, , MissingTooth",
        "DECIDUOUS, , HealthyTooth",
        "DETACHABLE, ,",
        "SCAN_BODY, ,",
        "CEREC_GUIDE, ,"
    })
    void unit(UnitType unit, @Nullable Integer bridge, @Nullable String reconstruction) throws Exception {
        Element treatment = written(with(List.of(new Prep(8, unit.id(), unit.text(), bridge))));

        List<String> types = texts(child(treatment, "Teeth"), "ReconstructionType");
        assertThat(types).isEqualTo(reconstruction == null ? List.of() : List.of(reconstruction));
        assertThat(text(treatment, "Notes"))
                .as("what there is no word for is told")
                .contains("Tooth 11: " + unit.text());
    }

    @Test
    void notes_haveTheBridgesAndTheDoctorsWords() throws Exception {
        List<Prep> bridge = IntStream.rangeClosed(7, 9)
                .mapToObj(ada -> new Prep(ada, ada == 8 ? 9 : 2, ada == 8 ? "Missing (edentulous space)" : "Crown", 1))
                .toList();

        assertThat(text(written(with(bridge)), "Notes")).contains("Bridge 1: 12, 11, 21", "Shade A2 < A3");
    }

    @Test
    void hiddenName_theOrderStandsForThePatient() throws Exception {
        Element treatment = written(SampleExport.facts().withoutName());

        assertThat(text(child(treatment, "Patient"), "PatientName")).isEqualTo("Order 100000042");
        assertThat(text(child(treatment, "Patient"), "PatientFirstName")).isEmpty();
        assertThat(treatment.getTextContent()).doesNotContain("Zoë", "Malley");
    }

    private static ExportFacts with(List<Prep> preps) {
        return SampleExport.facts(CaseType.RESTORATIVE, preps);
    }

    private static Element written(ExportFacts facts) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DentalProject.write(facts, out);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()))
                .getDocumentElement();
    }

    private static Element child(Element parent, String name) {
        return (Element) parent.getElementsByTagName(name).item(0);
    }

    private static String text(Element parent, String name) {
        return child(parent, name).getTextContent();
    }

    private static List<String> texts(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }
}
