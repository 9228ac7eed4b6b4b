package dev.archway.server.order;

import dev.archway.server.account.Scanner;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.PlainText;
import dev.archway.wire.Prep;
import dev.archway.wire.UnitType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one scan beside its files; facts that cannot be are {@link Invalid}.
 *
 * @param scannedAt kept to the millisecond
 * @param preps with the documents' names of their unit types, whatever names they came with
 */
public record ScanFacts(
        Instant scannedAt,
        long scanningSeconds,
        @Nullable Long operatorId,
        @Nullable String operatorName,
        List<Prep> preps,
        Scanner scanner) {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final int LONGEST_NAME = 200;
    private static final int TEETH = 32;

    public ScanFacts {
        if (scannedAt.isBefore(EARLIEST) || scannedAt.isAfter(LATEST)) {
            throw Invalid.field("ScannedAt", scannedAt, "a time from the year 2000 on");
        }
        if (scanningSeconds < 0) {
            throw Invalid.field("ScanningTime", scanningSeconds, "a number of seconds, 0 or more,");
        }
        scannedAt = scannedAt.truncatedTo(ChronoUnit.MILLIS);
        operatorName = PlainText.line("Operator.Name", operatorName, LONGEST_NAME);
        preps = preps.stream().map(ScanFacts::named).toList();
    }

    private static Prep named(Prep prep) {
        if (prep.adaId() < 1 || prep.adaId() > TEETH) {
            throw Invalid.field("Preps.AdaId", prep.adaId(), "an ADA universal number, 1 to " + TEETH + ",");
        }
        UnitType unit = UnitType.of(prep.unitTypeId())
                .orElseThrow(() -> Invalid.field(
                        "Preps.UnitTypeId", prep.unitTypeId(), "a unit type, 1 to " + UnitType.values().length + ","));
        return new Prep(prep.adaId(), unit.id(), unit.text(), prep.bridgeId());
    }
}
