package dev.archway.server.export;

import dev.archway.server.scan.RevisionKey;

/**
 * What is measured: how the jaws of a revision meet, how it differs from another one, or how automatic modeling would change it. As text, it names the instances of a
 * task.
 *
 * @param from the revision that it is compared with; its own number when its jaws are compared with each other, or each with the model that would be made of it
 * @param fitted whether each jaw is moved onto the other revision's before; of a revision with itself, that it is the model that is compared
 */
record MeasurementKey(RevisionKey revision, int from, boolean fitted) {

    static MeasurementKey occlusion(RevisionKey revision) {
        return new MeasurementKey(revision, revision.revision(), false);
    }

    static MeasurementKey automaticModel(RevisionKey revision) {
        return new MeasurementKey(revision, revision.revision(), true);
    }

    /** Reads what {@link #toString} wrote. */
    static MeasurementKey parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException("not company/order/revision/from/fitted: " + text);
        }
        RevisionKey revision = RevisionKey.parse(parts[0] + "/" + parts[1] + "/" + parts[2]);
        return new MeasurementKey(revision, Integer.parseInt(parts[3]), Boolean.parseBoolean(parts[4]));
    }

    Subject subject() {
        if (from != revision.revision()) {
            return Subject.DIFFERENCE;
        }
        return fitted ? Subject.AUTOMATIC_MODEL : Subject.OCCLUSION;
    }

    /** What a measurement is about. */
    enum Subject {
        OCCLUSION,
        DIFFERENCE,
        AUTOMATIC_MODEL
    }

    RevisionKey older() {
        return new RevisionKey(revision.company(), revision.order(), from);
    }

    /** What a file of it is called when it is fetched. */
    String fileName(MeasuredFile file) {
        String subject = switch (subject()) {
            case OCCLUSION -> "occlusion_" + revision.order() + "_" + from;
            case DIFFERENCE ->
                "difference_" + revision.order() + "_" + from + "_" + revision.revision() + (fitted ? "_fitted" : "");
            case AUTOMATIC_MODEL -> "automatic_model_" + revision.order() + "_" + from;
        };
        return subject + "_" + file.wire();
    }

    @Override
    public String toString() {
        return revision + "/" + from + "/" + fitted;
    }
}
