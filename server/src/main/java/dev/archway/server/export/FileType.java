package dev.archway.server.export;

import java.util.Arrays;
import java.util.Optional;

/** The mesh files of an orthodontic case. DPMS API V2, 4.4.7 and 4.7.6. */
public enum FileType {
    STL("STL", true, false),
    PLY("PLY", false, true),
    STL_AND_PLY("STL+PLY", true, true);

    private final String text;
    private final boolean stl;
    private final boolean ply;

    FileType(String text, boolean stl, boolean ply) {
        this.text = text;
        this.stl = stl;
        this.ply = ply;
    }

    /** The documents' words. */
    public String text() {
        return text;
    }

    boolean hasStl() {
        return stl;
    }

    boolean hasPly() {
        return ply;
    }

    /** The type of these words, in whatever case. */
    public static Optional<FileType> named(String words) {
        return Arrays.stream(values())
                .filter(type -> type.text.equalsIgnoreCase(words.strip()))
                .findFirst();
    }
}
