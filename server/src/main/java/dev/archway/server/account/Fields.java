package dev.archway.server.account;

import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.PlainText;
import dev.archway.server.shared.Refusal.WrongField;
import java.util.List;

/** Checks of what somebody filled in, field by field. */
final class Fields {

    private Fields() {}

    static void must(List<WrongField> wrong, boolean holds, String field, Object value, String accepted) {
        if (!holds) {
            wrong.addAll(Invalid.field(field, value, accepted).fields());
        }
    }

    /** One line of text, which may have to be there. */
    static void line(List<WrongField> wrong, String field, String value, int longest, boolean needed) {
        try {
            must(wrong, PlainText.line(field, value, longest) != null || !needed, field, value, "a text");
        } catch (Invalid refused) {
            wrong.addAll(refused.fields());
        }
    }

    static void refuse(List<WrongField> wrong) {
        if (!wrong.isEmpty()) {
            throw Invalid.fields(wrong);
        }
    }
}
