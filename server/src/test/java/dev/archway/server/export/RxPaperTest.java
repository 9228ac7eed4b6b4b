package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class RxPaperTest {

    private final RxPage page = new RxPage(engine());
    private final RxPdf pdf = new RxPdf();

    @Test
    void html_saysEverythingAndEscapesIt() {
        String html = page.of(SampleExport.facts());

        assertThat(html)
                .contains("100000042", "K7Q2M9XA", "C-17", "02/03/2026 04:05 UTC", "Rowan Rivers", "RD-1001")
                .contains("1 Riverside Walk, Springfield", "Crown", "Implant Abutment", "02/03/2026 23:30 UTC")
                .contains("Zoë &lt;b&gt;")
                .doesNotContain("<b>", " th:", "xmlns:th", "<script");
    }

    /** ADA 8 is FDI 11, 30 is 46 (ISO 3950). */
    @Test
    void teeth_inBothNumberings() {
        assertThat(page.of(SampleExport.facts()))
                .containsSubsequence("<td>8</td>", "<td>11</td>", "<td>30</td>", "<td>46</td>");
        assertThat(tooth(1)).isEqualTo(18);
        assertThat(tooth(9)).isEqualTo(21);
        assertThat(tooth(16)).isEqualTo(28);
        assertThat(tooth(17)).isEqualTo(38);
        assertThat(tooth(24)).isEqualTo(31);
        assertThat(tooth(25)).isEqualTo(41);
        assertThat(tooth(32)).isEqualTo(48);
    }

    @Test
    void pdf_saysTheSame() throws IOException {
        byte[] bytes = pdf.of(page.of(SampleExport.facts()), SampleExport.facts());

        try (PDDocument document = Loader.loadPDF(bytes)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(text)
                    .contains("100000042", "O'Malley & Søn, Zoë <b>", "RD-1001", "Πρόσθετες", "дополнительные")
                    .contains("Shade A2 < A3", "Implant Abutment");
        }
        Path copy = Path.of("target", "rx.pdf");
        Files.write(copy, bytes);
    }

    /** DPMS API V2, 4.7.7. */
    @Test
    void hiddenName_isOnNeitherPaper() throws IOException {
        ExportFacts hidden = SampleExport.facts().withoutName();
        String html = page.of(hidden);

        assertThat(html).contains("Name hidden").doesNotContain("Zoë", "Malley", "Søn");
        try (PDDocument document = Loader.loadPDF(pdf.of(html, hidden))) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Name hidden", "C-17")
                    .doesNotContain("Zoë", "Malley", "Søn");
        }
    }

    @Test
    void pdf_sameBytesAgain() throws IOException {
        String html = page.of(SampleExport.facts());

        assertThat(pdf.of(html, SampleExport.facts())).isEqualTo(pdf.of(html, SampleExport.facts()));
    }

    private static int tooth(int ada) {
        return RxPage.Tooth.of(new dev.archway.wire.Prep(ada, 2, null, null)).fdi();
    }

    private static SpringTemplateEngine engine() {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        return engine;
    }
}
