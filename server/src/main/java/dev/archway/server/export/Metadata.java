package dev.archway.server.export;

import dev.archway.server.scan.Jaw;
import dev.archway.wire.Prep;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * The metadata of a package. Version 3.0 has the elements of the vendor's own, in their order, and nothing else; version 5.0, which is not public, is a superset of
 * ours: {@code itero_export_v50.xsd}.
 */
final class Metadata {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long NO_LAB = -1;

    /** Not the version of the build: it would make the same package different after an upgrade. */
    private static final String SOFTWARE = "Archway 1";

    private Metadata() {}

    static void writeVersion3(ExportFacts order, List<PackageFile> files, OutputStream out) throws IOException {
        document("3.0", out, xml -> {
            xml.open("RxInfo");
            rx(order, xml);
            xml.close();
            xml.open("ExportedObjects");
            for (PackageFile file : files) {
                object(file, xml);
            }
            xml.close();
        });
    }

    static void writeVersion5(PackageRecipe recipe, List<PackageFile> files, OutputStream out) throws IOException {
        ExportFacts order = recipe.facts();
        document("5.0", out, xml -> {
            xml.open("RxInfo");
            rx(order, xml);
            xml.element("UniquePatientIdentifier", order.patientId());
            xml.element("Revision", order.key().revision());
            xml.element("ChartNumber", order.chartNumber());
            xml.element("ProcedureName", order.procedure());
            xml.element("ProcedureTypeName", order.procedureType());
            xml.element("ScanningDate", order.scannedAt());
            xml.element("ScannerModel", order.scanner());
            xml.element("Notes", order.notes());
            xml.open("Preps");
            for (Prep prep : order.preps()) {
                prep(prep, xml);
            }
            xml.close();
            xml.close();
            xml.open("ExportedObjects");
            for (PackageFile file : files) {
                object(file, xml);
                xml.attribute("Size", file.entry().size());
                xml.attribute("Sha256", file.entry().sha256());
            }
            xml.close();
            settings(recipe, xml);
        });
    }

    private static void rx(ExportFacts order, Xml xml) throws XMLStreamException {
        xml.element("OrderID", order.key().order());
        xml.element("OrderCode", order.orderCode());
        xml.element("CaseTypeID", order.caseType().id());
        xml.element("CaseTypeName", order.caseType().text());
        xml.element("Patient", order.patient());
        xml.element("Doctor", order.doctor());
        xml.element("DoctorID", order.doctorId());
        xml.element("DoctorLicense", order.doctorLicense());
        xml.element("DoctorCompanyID", order.key().company());
        Instant due = order.dueDate();
        xml.element("DueDate", due == null ? null : DATE.format(due));
        xml.element("LabID", order.labId() == null ? NO_LAB : order.labId());
        xml.element("PracticeShipToAddress", order.shipTo());
        xml.element("ExportTime", TIME.format(order.madeAt()));
        xml.element("UtcOffset", 0);
        xml.element("CaaSVersion", SOFTWARE);
        xml.element("iTeroVersion", SOFTWARE);
    }

    private static void object(PackageFile file, Xml xml) throws XMLStreamException {
        Jaw jaw = file.jaw();
        xml.empty("Object");
        xml.attribute("ObjectType", jaw == null ? "Image" : "Surface");
        xml.attribute("SubType", jaw == null ? "Gallery" : "Jaw");
        if (jaw != null) {
            xml.attribute("JawId", jaw.wire());
        }
        xml.attribute("FileName", file.entry().name());
    }

    private static void settings(PackageRecipe recipe, Xml xml) throws XMLStreamException {
        xml.open("ExportSettings");
        for (Map.Entry<String, String> setting : recipe.layout().settings().entrySet()) {
            xml.element(setting.getKey(), setting.getValue());
        }
        xml.element("PatientNameHidden", recipe.facts().patientName() == null);
        xml.close();
    }

    private static void prep(Prep prep, Xml xml) throws XMLStreamException {
        xml.empty("Prep");
        xml.attribute("AdaId", prep.adaId());
        xml.attribute("UnitTypeId", prep.unitTypeId());
        xml.attribute("UnitTypeName", prep.unitTypeName());
        if (prep.bridgeId() != null) {
            xml.attribute("BridgeId", prep.bridgeId());
        }
    }

    private static void document(String version, OutputStream out, Content content) throws IOException {
        try {
            Xml xml = new Xml(
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name()));
            xml.begin("iTeroExport");
            xml.attribute("Version", version);
            content.write(xml);
            xml.end();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private interface Content {
        void write(Xml xml) throws XMLStreamException;
    }
}
