package dev.archway.server.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** The Rx as a page to print: {@code templates/export/rx.html}, valid as XML so that the PDF can be made of it. */
@Component
class RxPage {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ITemplateEngine templates;

    RxPage(ITemplateEngine templates) {
        this.templates = templates;
    }

    String of(ExportFacts order) {
        List<Tooth> teeth = Tooth.of(order.preps());
        return templates.process(
                "export/rx",
                new Context(
                        Locale.ENGLISH,
                        Map.of(
                                "order", order,
                                "scanned", text(order.scannedAt(), TIME),
                                "due", text(order.dueDate(), DATE),
                                "printed", text(order.madeAt(), TIME),
                                "teeth", teeth,
                                "chart", ArchChart.of(teeth),
                                "chartInWords", ArchChart.inWords(teeth),
                                // each line by itself: one may be Hebrew and the next English
                                "notes", lines(order.notes()))));
    }

    private static List<String> lines(@Nullable String text) {
        return text == null ? List.of() : text.lines().toList();
    }

    private static String text(@Nullable Instant time, DateTimeFormatter format) {
        return time == null ? "" : format.format(time);
    }
}
