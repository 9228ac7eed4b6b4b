package dev.archway.connector;

import dev.archway.wire.PracticeOrder;
import dev.archway.wire.WireJson;
import java.time.Instant;
import tools.jackson.databind.SerializationFeature;

/** The content of {@code order.json}: the order as it was when this revision came, and which package lies beside it. */
record OrderFile(int revision, Instant importedAt, String packageSha256, long packageBytes, PracticeOrder order) {

    byte[] json() {
        return WireJson.mapper()
                .writer()
                .with(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsBytes(this);
    }
}
