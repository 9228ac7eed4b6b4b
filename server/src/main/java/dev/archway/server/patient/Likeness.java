package dev.archway.server.patient;

/** In what patients agree who may be one person. */
public enum Likeness {
    CHART,
    NAMES,
    BIRTH;

    /** The same as a name for texts. */
    public String slug() {
        return switch (this) {
            case CHART -> "chart";
            case NAMES -> "names";
            case BIRTH -> "birth";
        };
    }
}
