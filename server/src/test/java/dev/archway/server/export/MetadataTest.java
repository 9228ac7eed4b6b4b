package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.testing.OtherProgram;
import dev.archway.wire.CaseType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What was seen in a real export: root, children, their order, formats. */
class MetadataTest {

    @TempDir
    Path folder;

    @Test
    void version3_hasTheElementsOfARealExportAndNoOthers() throws Exception {
        Element root = parse(version3());

        assertThat(root.getTagName()).isEqualTo("iTeroExport");
        assertThat(root.getAttribute("Version")).isEqualTo("3.0");
        assertThat(names(root)).containsExactly("RxInfo", "ExportedObjects");
        assertThat(names(child(root, "RxInfo")))
                .containsExactly(
                        "OrderID",
                        "OrderCode",
                        "CaseTypeID",
                        "CaseTypeName",
                        "Patient",
                        "Doctor",
                        "DoctorID",
                        "DoctorLicense",
                        "DoctorCompanyID",
                        "DueDate",
                        "LabID",
                        "PracticeShipToAddress",
                        "ExportTime",
                        "UtcOffset",
                        "CaaSVersion",
                        "iTeroVersion");
    }

    @Test
    void version3_values() throws Exception {
        Element rx = child(parse(version3()), "RxInfo");

        assertThat(text(rx, "OrderID")).isEqualTo("100000042");
        assertThat(text(rx, "OrderCode")).matches("[A-Z0-9]{8}");
        assertThat(text(rx, "CaseTypeName")).isEqualTo("Restorative");
        assertThat(text(rx, "Patient")).isEqualTo("O'Malley & Søn, Zoë <b>");
        assertThat(text(rx, "DoctorCompanyID")).isEqualTo("90360");
        assertThat(text(rx, "DueDate")).isEqualTo("02/10/2026");
        assertThat(text(rx, "LabID")).isEqualTo("70010");
        assertThat(text(rx, "ExportTime")).isEqualTo("02/03/2026 23:30:00");
    }

    @Test
    void version3_objects() throws Exception {
        Element objects = child(parse(version3()), "ExportedObjects");

        assertThat(names(objects)).containsExactly("Object", "Object", "Object");
        Element picture = (Element) objects.getElementsByTagName("Object").item(0);
        assertThat(picture.getAttribute("ObjectType")).isEqualTo("Image");
        assertThat(picture.getAttribute("SubType")).isEqualTo("Gallery");
        assertThat(picture.hasAttribute("JawId")).isFalse();
        Element jaw = (Element) objects.getElementsByTagName("Object").item(1);
        assertThat(jaw.getAttribute("ObjectType")).isEqualTo("Surface");
        assertThat(jaw.getAttribute("SubType")).isEqualTo("Jaw");
        assertThat(jaw.getAttribute("JawId")).isEqualTo("Upper");
        assertThat(jaw.getAttribute("FileName")).isEqualTo("100000042_shell_occlusion_u.stl");
        assertThat(jaw.getAttributes().getLength()).isEqualTo(4);
    }

    @Test
    void version3_isValidAgainstItsSchema() throws Exception {
        validate("itero_export_v30.xsd", version3());
        validate("itero_export_v30.xsd", version3(SampleExport.facts().withoutName()));
    }

    /** The schema is only worth something if it refuses what version 3.0 does not have. */
    @Test
    void version3_schemaRefusesVersion5() throws Exception {
        byte[] version5 = version5(SampleExport.recipe());

        assertThatThrownBy(() -> validate("itero_export_v30.xsd", version5)).isInstanceOf(SAXException.class);
        assertThatThrownBy(() -> validate("itero_export_v50.xsd", version3())).isInstanceOf(SAXException.class);
    }

    /** Pictures are of the gallery and of no jaw, surfaces are of one; an XML schema cannot say so, the Schematron beside both does, here as xmllint (Debian's libxml2-utils) reads it. */
    @ParameterizedTest
    @CsvSource({
        "SubType=\"Gallery\", SubType=\"Gallery\" JawId=\"Upper\", An image",
        "SubType=\"Gallery\", SubType=\"Jaw\", An image",
        "JawId=\"Upper\", '', A surface",
        "SubType=\"Jaw\" JawId=\"Lower\", SubType=\"Gallery\" JawId=\"Lower\", A surface"
    })
    void objects_thatNoExportHas_areRefused(String seen, String instead, String refusal) throws Exception {
        for (byte[] xml : List.of(version3(), version5(SampleExport.recipe()))) {
            String text = new String(xml, StandardCharsets.UTF_8);
            assertThat(text).contains(seen);

            schematron(text);
            assertThatThrownBy(() -> schematron(text.replace(seen, instead))).hasMessageContaining(refusal);
        }
    }

    @Test
    void version5_isValidAgainstItsSchema() throws Exception {
        byte[] version5 = version5(SampleExport.recipe());

        validate("itero_export_v50.xsd", version5);
        assertThat(new String(version5, StandardCharsets.UTF_8)).contains("Sha256=\"" + "a".repeat(64) + "\"");
    }

    /** Version 5.0 says the settings that the package was made with, those that matter for its kind of case. */
    @Test
    void version5_settingsUsed() throws Exception {
        Element restorative = child(parse(version5(SampleExport.recipe())), "ExportSettings");
        assertThat(names(restorative)).containsExactly("CadCamSystem", "PatientNameHidden");
        assertThat(text(restorative, "CadCamSystem")).isEqualTo("Color Export Open Model");
        assertThat(text(restorative, "PatientNameHidden")).isEqualTo("false");

        PackageRecipe ortho = PackageRecipe.of(
                SampleExport.orthodontic(CaseType.ICAST),
                new ExportFormat(
                        ExportType.OPEN_SHELL,
                        ExportType.SOLID_MODEL,
                        DataFormat.ARCHES_COMBINED,
                        FileType.STL_AND_PLY,
                        CadCamSystem.EXOCAD),
                true);
        byte[] xml = version5(ortho);
        validate("itero_export_v50.xsd", xml);
        Element settings = child(parse(xml), "ExportSettings");
        assertThat(names(settings)).containsExactly("ExportType", "DataFormat", "FileType", "PatientNameHidden");
        assertThat(text(settings, "ExportType")).isEqualTo("Open Shell");
        assertThat(text(settings, "DataFormat")).isEqualTo("Arches Combined (arches locked in bite relation)");
        assertThat(text(settings, "FileType")).isEqualTo("STL+PLY");
        assertThat(text(settings, "PatientNameHidden")).isEqualTo("true");
    }

    /** DPMS API V2, 4.7.7: the name is removed from the metadata that is downloaded with the 3D file. */
    @Test
    void hiddenName_isInNeitherVersion() throws Exception {
        PackageRecipe hidden = PackageRecipe.of(SampleExport.facts(), ExportFormat.DEFAULT, true);

        for (byte[] xml : List.of(version3(hidden.facts()), version5(hidden))) {
            assertThat(text(child(parse(xml), "RxInfo"), "Patient")).isEmpty();
            assertThat(new String(xml, StandardCharsets.UTF_8)).doesNotContain("Zoë", "Malley", "Søn");
        }
        assertThat(text(child(parse(version5(hidden)), "RxInfo"), "ChartNumber"))
                .as("says nothing outside the practice's own system")
                .isEqualTo("C-17");
    }

    private static void validate(String schema, byte[] xml) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(MetadataTest.class.getResource("/xsd/" + schema))
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(xml)));
    }

    private void schematron(String xml) throws Exception {
        URL rules = Objects.requireNonNull(MetadataTest.class.getResource("/xsd/itero_export_objects.sch"));
        Path file = Files.writeString(folder.resolve("metadata.xml"), xml);
        OtherProgram.output(
                "xmllint",
                "--nonet",
                "--noout",
                "--schematron",
                Path.of(rules.toURI()).toString(),
                file.toString());
    }

    private static byte[] version5(PackageRecipe recipe) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Metadata.writeVersion5(recipe, SampleExport.files(), out);
        return out.toByteArray();
    }

    private static byte[] version3() throws IOException {
        return version3(SampleExport.facts());
    }

    private static byte[] version3(ExportFacts facts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Metadata.writeVersion3(facts, SampleExport.files(), out);
        return out.toByteArray();
    }

    private static Element parse(byte[] xml) throws Exception {
        assertThat(new String(xml, StandardCharsets.UTF_8)).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getDocumentElement();
    }

    private static List<String> names(Element parent) {
        List<String> names = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                names.add(element.getTagName());
            }
        }
        return names;
    }

    private static Element child(Element parent, String name) {
        return (Element) parent.getElementsByTagName(name).item(0);
    }

    private static String text(Element parent, String name) {
        return child(parent, name).getTextContent();
    }
}
