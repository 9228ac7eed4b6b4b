package dev.archway.server.export;

import java.util.Arrays;
import java.util.Optional;

/** Where the arches of an orthodontic case stand. DPMS API V2, 4.4.7 and 4.7.6. */
public enum DataFormat {
    ARCHES_COMBINED("Arches Combined", "arches locked in bite relation"),
    FILE_PER_ARCH("File per arch", "each arch with teeth up");

    private final String name;
    private final String meaning;

    DataFormat(String name, String meaning) {
        this.name = name;
        this.meaning = meaning;
    }

    /** The documents' words. */
    public String text() {
        return name + " (" + meaning + ")";
    }

    /** The format of these words, in whatever case; those in brackets may be left out. */
    public static Optional<DataFormat> named(String words) {
        return Arrays.stream(values())
                .filter(format -> format.name.equalsIgnoreCase(words.strip())
                        || format.text().equalsIgnoreCase(words.strip()))
                .findFirst();
    }
}
