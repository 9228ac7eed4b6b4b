package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.wire.CaseType;
import dev.archway.wire.Prep;
import dev.archway.wire.UnitType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RxPaperTest {

    private final RxPage page = new RxPage(TinyPackages.templates());
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

    /** Seen by somebody before the patient: right on the left, upper incisors up, lower ones down. */
    @Test
    void chart_hasAllTeethInTheirPlaces() {
        List<ArchChart.Place> chart = ArchChart.of(List.of(Tooth.of(prep(8, 2, null)), Tooth.of(prep(30, 9, 1))));

        assertThat(chart)
                .extracting(ArchChart.Place::ada)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 32).boxed().toList());
        assertThat(left(chart, 1)).isLessThan(left(chart, 8)).isLessThan(left(chart, 16));
        assertThat(left(chart, 32)).isLessThan(left(chart, 25)).isLessThan(left(chart, 17));
        assertThat(top(chart, 8)).isLessThan(top(chart, 1));
        assertThat(top(chart, 25)).isGreaterThan(top(chart, 32));
        assertThat(chart.get(7).classes()).isEqualTo("tooth prepared");
        assertThat(chart.get(29).classes()).isEqualTo("tooth missing bridge");
        assertThat(chart.get(0).classes()).isEqualTo("tooth");
        for (ArchChart.Place place : chart) {
            assertThat(left(chart, place.ada())).isBetween(0.0, 174.0);
            assertThat(top(chart, place.ada())).isBetween(0.0, 56.0);
        }
    }

    /** No circle lies on another. */
    @Test
    void chart_teethDoNotOverlap() {
        List<ArchChart.Place> chart = ArchChart.of(List.of());
        for (int a = 1; a <= 32; a++) {
            for (int b = a + 1; b <= 32; b++) {
                double distance = Math.hypot(
                        left(chart, a) + size(chart, a) / 2 - left(chart, b) - size(chart, b) / 2,
                        top(chart, a) + size(chart, a) / 2 - top(chart, b) - size(chart, b) / 2);
                assertThat(distance).as("%s and %s", a, b).isGreaterThan((size(chart, a) + size(chart, b)) / 2 - 0.3);
            }
        }
    }

    @Test
    void html_hasTheChart_andSaysItInWords() {
        assertThat(page.of(SampleExport.facts()))
                .contains("class=\"tooth prepared\"", "class=\"tooth prepared bridge\"")
                .contains("aria-label=\"Chart of both arches; tooth 8: Crown, tooth 30: Implant Abutment\"");
    }

    /** Every kind of tooth that the chart draws is in its legend. */
    @ParameterizedTest
    @EnumSource(UnitType.class)
    void legend_hasEveryKindOfTooth(UnitType unit) {
        Prep prep = new Prep(8, unit.id(), unit.text(), 1);
        String html = page.of(SampleExport.facts(CaseType.RESTORATIVE, List.of(prep)));

        String drawn = ArchChart.of(List.of(Tooth.of(prep))).get(7).classes();
        for (String kind : drawn.replace("tooth ", "").split(" ")) {
            assertThat(html).contains("<i class=\"tooth " + kind + "\"></i>");
        }
    }

    @Test
    void pdf_saysTheSame() throws IOException {
        byte[] bytes = pdf.of(page.of(SampleExport.facts()), SampleExport.facts());

        try (PDDocument document = Loader.loadPDF(bytes)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(text)
                    .contains("100000042", "O'Malley & Søn, Zoë <b>", "RD-1001", "Πρόσθετες", "дополнительные")
                    .contains("Shade A2 < A3", "Implant Abutment", "הערות");
        }
        Path copy = Path.of("target", "rx.pdf");
        Files.write(copy, bytes);
    }

    /** Hebrew is read from right to left, and what stands in it as it is: numbers, Latin words, brackets. PDFBox gives text back in the order in which it is read. */
    @Test
    void pdf_hebrewIsReadFromTheRight() throws IOException {
        ExportFacts facts =
                SampleExport.hebrew("נא להתאים את הצבע (A2) לשן 11\nCrown 11: צבע בהיר 21 בלבד, thanks\n\nend");
        byte[] bytes = pdf.of(page.of(facts), facts);

        Files.write(Path.of("target", "rx-hebrew.pdf"), bytes);
        try (PDDocument document = Loader.loadPDF(bytes)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("נא להתאים את הצבע (A2) לשן 11")
                    .contains("Crown 11: צבע בהיר 21 בלבד, thanks")
                    .contains("כהן, דוד")
                    .contains("מרפאת הים");
        }
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
        return Tooth.fdi(ada);
    }

    private static Prep prep(int ada, int type, @Nullable Integer bridge) {
        return new Prep(ada, type, "Unit", bridge);
    }

    private static double left(List<ArchChart.Place> chart, int ada) {
        return millimetres(chart, ada, "left");
    }

    private static double top(List<ArchChart.Place> chart, int ada) {
        return millimetres(chart, ada, "top");
    }

    private static double size(List<ArchChart.Place> chart, int ada) {
        return millimetres(chart, ada, "width");
    }

    private static double millimetres(List<ArchChart.Place> chart, int ada, String property) {
        Matcher value = Pattern.compile(property + ":(-?[0-9.]+)mm;")
                .matcher(chart.get(ada - 1).style());
        assertThat(value.find()).isTrue();
        return Double.parseDouble(value.group(1));
    }
}
