package dev.archway.server.export;

import dev.archway.server.platform.StoredObject;
import dev.archway.server.shared.NotFound;
import dev.archway.wire.Occlusion;
import dev.archway.wire.RevisionDifference;
import dev.archway.wire.WireJson;

/** Something that was measured on the meshes of an order: numbers and coloured models. */
public final class Measurement {

    private final MeasurementKey key;
    private final Measured measured;

    Measurement(MeasurementKey key, Measured measured) {
        this.key = key;
        this.measured = measured;
    }

    /** How the jaws meet; only of an occlusion. */
    public Occlusion occlusion() {
        return WireJson.mapper().readValue(measured.numbers(), Occlusion.class);
    }

    /** How the revisions differ; only of a difference. */
    public RevisionDifference difference() {
        return WireJson.mapper().readValue(measured.numbers(), RevisionDifference.class);
    }

    /** @throws NotFound when that jaw was not measured */
    public StoredFile file(MeasuredFile file) {
        StoredObject object = measured.files().get(file);
        if (object == null) {
            throw NotFound.because("JAW_MISSING", "There is no " + file.wire() + ": not both revisions have that jaw.");
        }
        return new StoredFile(object, key.fileName(file), file.mediaType());
    }
}
