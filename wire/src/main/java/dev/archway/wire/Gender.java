package dev.archway.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A patient's gender: "Male" or 109, "Female" or 102 (DPMS API V2, 4.2.2); V2 answers and PATCH bodies count 0 and 1 (5.1.3, 5.4.2). */
public enum Gender {
    MALE("Male", 109, 0),
    FEMALE("Female", 102, 1);

    private static final int LONGEST_ECHO = 80;

    private final String text;
    private final int code;
    private final int index;

    Gender(String text, int code, int index) {
        this.text = text;
        this.code = code;
        this.index = index;
    }

    /** The word on the wire. */
    @JsonValue
    public String text() {
        return text;
    }

    /** The code in a scan request. */
    public int code() {
        return code;
    }

    /** The number in V2 patient answers. */
    public int index() {
        return index;
    }

    /**
     * Reads the word in any case, or the code of a scan request as a number or in quotes.
     *
     * @throws IllegalArgumentException for anything else
     */
    @JsonCreator
    public static Gender of(Object value) {
        String given = value.toString().strip();
        for (Gender gender : values()) {
            if (gender.text.equalsIgnoreCase(given)
                    || Integer.toString(gender.code).equals(given)) {
                return gender;
            }
        }
        String shown = given.length() <= LONGEST_ECHO ? given : given.substring(0, LONGEST_ECHO) + "...";
        throw new IllegalArgumentException("'" + shown + "' is not accepted: Male, Female, 109 or 102");
    }

    /**
     * Reads the word in any case, or the number of V2 patient answers as a number or in quotes: what an update by chart number takes (DPMS API V2, 5.4.2).
     *
     * @throws IllegalArgumentException for anything else, the codes of a scan request included
     */
    public static Gender ofIndex(Object value) {
        String given = value.toString().strip();
        for (Gender gender : values()) {
            if (gender.text.equalsIgnoreCase(given)
                    || Integer.toString(gender.index).equals(given)) {
                return gender;
            }
        }
        String shown = given.length() <= LONGEST_ECHO ? given : given.substring(0, LONGEST_ECHO) + "...";
        throw new IllegalArgumentException("'" + shown + "' is not accepted: Male, Female, 0 or 1");
    }
}
