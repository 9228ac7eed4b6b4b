package dev.archway.server.export;

import dev.archway.wire.Prep;
import dev.archway.wire.UnitType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A prepared tooth in both numberings: ADA universal as on the wire, and FDI (ISO 3950). */
public record Tooth(
        int ada,
        int fdi,
        String unit,
        String bridge,
        @Nullable UnitType type) {

    /** All that an order prepares. */
    public static List<Tooth> of(List<Prep> preps) {
        return preps.stream().map(Tooth::of).toList();
    }

    static Tooth of(Prep prep) {
        return new Tooth(
                prep.adaId(),
                fdi(prep.adaId()),
                prep.unitTypeName() == null ? "" : prep.unitTypeName(),
                prep.bridgeId() == null ? "" : "bridge " + prep.bridgeId(),
                UnitType.of(prep.unitTypeId()).orElse(null));
    }

    /** The FDI number of an ADA number. */
    public static int fdi(int ada) {
        int quadrant = (ada - 1) / 8;
        int place = (ada - 1) % 8;
        // quadrants 1 and 3 are counted from the back, 2 and 4 from the midline
        int fromMidline = quadrant % 2 == 0 ? 8 - place : place + 1;
        return 10 * (quadrant + 1) + fromMidline;
    }
}
