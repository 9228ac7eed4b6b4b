package dev.archway.server.prescription;

import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.Refusal.WrongField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a request, so that the caller is told of everything at once. */
final class Findings {

    private final List<WrongField> wrong = new ArrayList<>();

    /** The rule's value; null when it found something wrong, which {@link #refuse} then tells. */
    <T> @Nullable T check(Supplier<? extends @Nullable T> rule) {
        try {
            return rule.get();
        } catch (Invalid e) {
            wrong.addAll(e.fields());
            return null;
        }
    }

    void refuse() {
        if (!wrong.isEmpty()) {
            throw Invalid.fields(wrong);
        }
    }
}
