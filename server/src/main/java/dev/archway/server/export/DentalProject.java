package dev.archway.server.export;

import dev.archway.wire.Prep;
import dev.archway.wire.UnitType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * The project file that exocad opens a case from, as programs in public that write or read it have it: a {@code Treatment} with its patient, practice and teeth. It names
 * no mesh files: those of the same name with {@code -UpperJaw} and {@code -LowerJaw} belong to it. What there is no public word for is in its notes.
 */
final class DentalProject {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private DentalProject() {}

    static void write(ExportFacts order, OutputStream out) throws IOException {
        try {
            Xml xml = new Xml(
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name()));
            xml.begin("Treatment");
            xml.element("DateTime", TIME.format(order.madeAt()));
            xml.element("Notes", notes(order));
            xml.element("ProjectGUID", project(order));
            teeth(order, xml);
            xml.open("Practice");
            xml.element("PracticeId", order.key().company());
            xml.element("PracticeName", order.practice());
            xml.close();
            patient(order, xml);
            xml.end();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** The same for every export of an order. */
    private static UUID project(ExportFacts order) {
        String name =
                "archway order " + order.key().company() + "/" + order.key().order();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static void teeth(ExportFacts order, Xml xml) throws XMLStreamException {
        xml.open("Teeth");
        for (Prep prep : order.preps()) {
            Optional<String> reconstruction =
                    UnitType.of(prep.unitTypeId()).flatMap(unit -> reconstruction(unit, prep));
            if (reconstruction.isPresent()) {
                xml.open("Tooth");
                xml.element("Number", Tooth.of(prep).fdi());
                xml.element("ReconstructionType", reconstruction.get());
                xml.close();
            }
        }
        xml.close();
    }

    private static Optional<String> reconstruction(UnitType unit, Prep prep) {
        return switch (unit) {
            case CROWN, IMPLANT_ABUTMENT -> Optional.of("AnatomicCrown");
            case THREE_QUARTER_CROWN, INLAY, ONLAY -> Optional.of("AnatomicInlay");
            case VENEER -> Optional.of("Veneer");
            case MISSING -> Optional.of(prep.bridgeId() == null ? "MissingTooth" : "AnatomicPontic");
            case MISSING_NO_SPACES -> Optional.of("MissingTooth");
            case REGULAR, DECIDUOUS -> Optional.of("HealthyTooth");
            case DETACHABLE, SCAN_BODY, CEREC_GUIDE -> Optional.empty();
        };
    }

    /** The patient, so that projects of hidden patients can be told apart: by their orders. */
    private static void patient(ExportFacts order, Xml xml) throws XMLStreamException {
        PatientName name = order.patientName();
        xml.open("Patient");
        xml.element("PatientId", order.chartNumber() == null ? order.patientId() : order.chartNumber());
        xml.element("PatientName", name == null ? "Order " + order.key().order() : name.last());
        xml.element("PatientFirstName", name == null ? null : name.first());
        xml.close();
    }

    /** Units in the wire's own words, bridges, and what the doctor wrote. */
    private static String notes(ExportFacts order) {
        List<String> lines = new ArrayList<>();
        Map<Integer, String> bridges = new TreeMap<>();
        for (Prep prep : order.preps()) {
            Tooth tooth = Tooth.of(prep);
            lines.add("Tooth " + tooth.fdi() + ": " + tooth.unit());
            if (prep.bridgeId() != null) {
                bridges.merge(prep.bridgeId(), "" + tooth.fdi(), (all, next) -> all + ", " + next);
            }
        }
        bridges.forEach((bridge, teeth) -> lines.add("Bridge " + bridge + ": " + teeth));
        if (order.notes() != null) {
            lines.add(order.notes());
        }
        return lines.stream().collect(Collectors.joining("\n"));
    }
}
