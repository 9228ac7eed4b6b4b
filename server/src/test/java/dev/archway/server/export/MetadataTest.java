package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What was seen in a real export: root, children, their order, formats. */
class MetadataTest {

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
    void version5_isValidAgainstItsSchema() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Metadata.writeVersion5(SampleExport.facts(), SampleExport.files(), out);

        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(getClass().getResource("/xsd/itero_export_v50.xsd"))
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(out.toByteArray())));
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Sha256=\"" + "a".repeat(64) + "\"");
    }

    private static byte[] version3() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Metadata.writeVersion3(SampleExport.facts(), SampleExport.files(), out);
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
