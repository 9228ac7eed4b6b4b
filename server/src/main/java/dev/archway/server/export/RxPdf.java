package dev.archway.server.export;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;

/**
 * The Rx page as PDF. The font is the one that PDFBox brings along, embedded: Latin, Greek, Cyrillic and Hebrew letters, in the order in which they are
 * read; what it does not have is a {@code #} here and itself in the HTML.
 */
@Component
class RxPdf {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    RxPdf() {
        XRLog.setLoggerImpl(new PdfLog());
    }

    byte[] of(String html, ExportFacts order) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        // tagged, so that it can be read aloud; it also keeps PDFBox from looking through the machine's fonts for those
        // that are not embedded
        builder.usePdfUaAccessibility(true);
        builder.useFont(() -> Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT)), "Archway Sans");
        builder.useUnicodeBidiSplitter(DirectionRuns::new);
        builder.useUnicodeBidiReorderer(new VisualOrder());
        // the page refers to nothing, and whatever a person wrote into it shall not make the server fetch anything
        builder.useUriResolver((base, uri) -> null);
        builder.withProducer("Archway");
        builder.withHtmlContent(html, null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            // or else PDFBox writes the time of day and a random id, and the same package had other bytes
            GregorianCalendar made = GregorianCalendar.from(order.madeAt().atZone(ZoneOffset.UTC));
            document.getDocumentInformation().setCreationDate(made);
            document.getDocumentInformation().setModificationDate(made);
            document.setDocumentId(order.key().order().value());
            document.save(out);
        }
        return out.toByteArray();
    }
}
