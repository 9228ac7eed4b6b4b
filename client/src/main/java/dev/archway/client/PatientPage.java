package dev.archway.client;

import dev.archway.wire.V3Patient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a patient search. DPMS API V2, 5.2.3.
 *
 * @param total how many patients pass the filter on all pages
 * @param nextOffset the offset of the next page; null on the last one
 */
public record PatientPage(
        List<V3Patient> patients, long total, @Nullable Long nextOffset) {}
