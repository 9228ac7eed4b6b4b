package dev.archway.wire;

import org.jspecify.annotations.Nullable;

/**
 * A prepared tooth. DPMS API V2, 4.4.3.
 *
 * @param adaId ADA universal number, 1 to 32
 * @param unitTypeId an id of {@link UnitType}
 * @param bridgeId the same number on all teeth of one bridge, else null
 */
public record Prep(
        int adaId,
        int unitTypeId,
        @Nullable String unitTypeName,
        @Nullable Integer bridgeId) {}
