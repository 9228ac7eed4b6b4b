package dev.archway.server.prescription;

import dev.archway.server.shared.Invalid;
import dev.archway.wire.Prep;
import dev.archway.wire.UnitType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What preps must be, in an Rx that asks for them and in a scan that has them. DPMS API V2, 4.1.3 and 4.4.3. */
public final class PrepRules {

    private static final int TEETH = 32;

    private PrepRules() {}

    /** The preps with the names of their unit types; none when null. */
    public static List<Prep> check(@Nullable List<Prep> given) {
        List<Prep> preps = new ArrayList<>();
        Set<Integer> teeth = new HashSet<>();
        for (int i = 0; given != null && i < given.size(); i++) {
            String field = "Preps[" + i + "]";
            Prep prep = given.get(i);
            if (prep == null) {
                throw Invalid.missing(field, "an object with AdaId and UnitTypeId");
            }
            if (prep.adaId() < 1 || prep.adaId() > TEETH || !teeth.add(prep.adaId())) {
                throw Invalid.field(field + ".AdaId", prep.adaId(), "each ADA number from 1 to 32 at most once");
            }
            UnitType unit = UnitType.of(prep.unitTypeId())
                    .orElseThrow(() -> Invalid.field(
                            field + ".UnitTypeId",
                            prep.unitTypeId(),
                            "a unit type of the practice's configuration, 1 to " + UnitType.values().length + ","));
            preps.add(new Prep(prep.adaId(), unit.id(), unit.text(), prep.bridgeId()));
        }
        return List.copyOf(preps);
    }
}
