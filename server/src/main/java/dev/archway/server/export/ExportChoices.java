package dev.archway.server.export;

import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.Refusal.WrongField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Choices as a person or a script wrote them, in the documents' words; what is null is left as it was. */
public record ExportChoices(
        @Nullable String exportTypeICast,
        @Nullable String exportTypeIRecord,
        @Nullable String dataFormat,
        @Nullable String fileType,
        @Nullable String cadCamSystem) {

    /** The words of a format, all of them. */
    public static ExportChoices of(ExportFormat format) {
        return new ExportChoices(
                format.iCast().text(),
                format.iRecord().text(),
                format.dataFormat().text(),
                format.fileType().text(),
                format.cadCamSystem().text());
    }

    /** The format after these choices; an {@link Invalid} names every one that is none. */
    public ExportFormat in(ExportFormat before) {
        List<WrongField> wrong = new ArrayList<>();
        ExportFormat after = new ExportFormat(
                chosen("ExportTypeICast", exportTypeICast, before.iCast(), ExportType::named, ExportType::text, wrong),
                chosen(
                        "ExportTypeIRecord",
                        exportTypeIRecord,
                        before.iRecord(),
                        ExportType::named,
                        ExportType::text,
                        wrong),
                chosen("DataFormat", dataFormat, before.dataFormat(), DataFormat::named, DataFormat::text, wrong),
                chosen("FileType", fileType, before.fileType(), FileType::named, FileType::text, wrong),
                chosen(
                        "CadCamSystem",
                        cadCamSystem,
                        before.cadCamSystem(),
                        CadCamSystem::named,
                        CadCamSystem::text,
                        wrong));
        if (!wrong.isEmpty()) {
            throw Invalid.fields(wrong);
        }
        return after;
    }

    private static <E extends Enum<E>> E chosen(
            String field,
            @Nullable String words,
            E before,
            Function<String, Optional<E>> named,
            Function<E, String> text,
            List<WrongField> wrong) {
        if (words == null) {
            return before;
        }
        Optional<E> chosen = named.apply(words);
        if (chosen.isEmpty()) {
            String accepted = Arrays.stream(before.getDeclaringClass().getEnumConstants())
                    .map(text)
                    .collect(Collectors.joining(" or "));
            wrong.addAll(Invalid.field(field, words, accepted).fields());
        }
        return chosen.orElse(before);
    }
}
