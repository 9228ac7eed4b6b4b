package dev.archway.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case that waits for a modeler, without its patient. Beyond the documents.
 *
 * @param orderId nine digits
 * @param code that people read to each other
 * @param revision the newest set of files, which is modeled
 * @param dueDate when the lab is to deliver; null when nothing is promised
 */
public record ModelingCase(
        long orderId,
        String code,
        int revision,
        List<Prep> preps,
        @Nullable Instant dueDate) {

    public ModelingCase {
        preps = List.copyOf(preps);
    }
}
