package dev.archway.server.scan;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the two jaws. */
public enum Jaw {
    UPPER("Upper", "u"),
    LOWER("Lower", "l");

    private final String wire;
    private final String letter;

    Jaw(String wire, String letter) {
        this.wire = wire;
        this.letter = letter;
    }

    /** The word of manifests and metadata. */
    public String wire() {
        return wire;
    }

    /** The letter at the end of a file's name. */
    public String letter() {
        return letter;
    }

    static Optional<Jaw> of(@Nullable String wire) {
        return Arrays.stream(values())
                .filter(jaw -> jaw.wire.equalsIgnoreCase(wire))
                .findFirst();
    }
}
