package dev.archway.connector;

import dev.archway.wire.PracticeOrder;
import dev.archway.wire.PracticeStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Tells from an order's row in the list whether its files may have changed since it was looked into. */
final class Fingerprint {

    private Fingerprint() {}

    /** Everything of the row that follows the case through its flow; names and links do not. */
    static String of(PracticeOrder order) {
        List<?> parts = Arrays.asList(
                order.status(),
                order.scanningDate(),
                order.scanningTime(),
                order.procedureName(),
                order.procedureTypeName(),
                order.caseType(),
                order.labId(),
                order.preps());
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(parts.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** In milling the files can change without a trace in the row: interpretation 2 may send the case straight on (Lab Connector Flows, 5). */
    static boolean mayHideAChange(PracticeOrder order) {
        return order.status().equals(PracticeStatus.ITERO_MILLING.text());
    }
}
