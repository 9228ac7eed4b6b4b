package dev.archway.server.export;

import dev.archway.server.platform.StoredObject;
import java.util.Map;

/**
 * What came of a measurement.
 *
 * @param numbers the answer as JSON: {@link dev.archway.wire.Occlusion} or {@link dev.archway.wire.RevisionDifference}
 * @param files a file of each jaw that was measured, and the model of all
 */
record Measured(String numbers, Map<MeasuredFile, StoredObject> files) {

    Measured {
        files = Map.copyOf(files);
    }
}
