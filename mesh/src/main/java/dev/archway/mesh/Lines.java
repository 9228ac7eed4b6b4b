package dev.archway.mesh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A text file line by line, and each line word by word. Lines end with LF, CR LF or CR, mixed as they come; words with spaces and tabs. */
final class Lines {

    /** In bytes; no mesh needs a longer line, and no message should have to wait for one. */
    static final int LONGEST = Input.REACH - 2;

    private final Input input;
    private final boolean continued;
    private long number;
    private long last;
    private int at;
    private int end;
    private boolean afterCarriageReturn;
    private boolean bareCarriageReturns;

    /** @param continued whether a backslash at a line's end joins the next line to it */
    Lines(Input input, boolean continued) throws IOException {
        this.input = input;
        this.continued = continued;
        byte[] bytes = input.bytes;
        if (input.fill(3) >= 3 && (bytes[0] & 255) == 0xEF && (bytes[1] & 255) == 0xBB && (bytes[2] & 255) == 0xBF) {
            input.at = 3; // the mark that some editors put before UTF-8
        }
    }

    /** Goes to the next line; false at the end of the file. */
    boolean next() throws IOException {
        int available = input.fill(LONGEST + 2);
        if (afterCarriageReturn && available > 0) {
            bareCarriageReturns = input.bytes[input.at] != '\n';
            if (!bareCarriageReturns) {
                input.at++;
                available--;
            }
        }
        afterCarriageReturn = false;
        if (available == 0) {
            return false;
        }
        number = ++last;
        at = input.at;
        int stop = Math.min(at + LONGEST, input.at + available);
        end = endOfLine(at, stop);
        if (end == stop && available > LONGEST && !isLineEnd(input.bytes[end])) {
            throw wrong("longer than " + Limits.count(LONGEST) + " bytes");
        }
        if (end == input.end) {
            input.at = end;
        } else {
            // whether a LF belongs to this CR is left open until somebody asks for a line: after a header, binary data
            // may follow
            afterCarriageReturn = input.bytes[end] == '\r';
            input.at = end + 1;
        }
        return true;
    }

    private int endOfLine(int from, int stop) {
        byte[] bytes = input.bytes;
        int i = from;
        while (true) {
            while (i < stop && !isLineEnd(bytes[i])) {
                i++;
            }
            // a comment may end with a path of the sort C:\scans\ and must not swallow the line after it
            if (!continued || i == from || bytes[i - 1] != '\\' || i == stop || bytes[from] == '#') {
                return i;
            }
            bytes[i - 1] = ' ';
            if (bytes[i] == '\r' && i + 1 < stop && bytes[i + 1] == '\n') {
                bytes[i++] = ' ';
            }
            bytes[i++] = ' ';
            last++;
        }
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    /**
     * Ends the reading of lines where binary data follow. A LF after the last line's CR belongs to the line, unless all lines so far ended with a bare CR:
     * then it is data.
     */
    void endHeader() throws IOException {
        if (afterCarriageReturn && !bareCarriageReturns && input.fill(1) > 0 && input.bytes[input.at] == '\n') {
            input.at++;
        }
        afterCarriageReturn = false;
    }

    /** Whether the word that was begun goes on. */
    boolean inWord() {
        return at < end && at < endOfWord();
    }

    /** How many bytes of the line are left. */
    int left() {
        return end - at;
    }

    /** Whether the line has another word. */
    boolean more() {
        byte[] bytes = input.bytes;
        while (at < end && isBlank(bytes[at])) {
            at++;
        }
        return at < end;
    }

    /** Takes the next word if it is this one, in whatever case. */
    boolean take(String lowerCase) {
        if (!more() || endOfWord() - at != lowerCase.length()) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            byte b = input.bytes[at + i];
            if ((b >= 'A' && b <= 'Z' ? b | 0x20 : b) != lowerCase.charAt(i)) {
                return false;
            }
        }
        at += lowerCase.length();
        return true;
    }

    /** The next word, or nothing ("") at the line's end. */
    String word() {
        more();
        int from = at;
        at = endOfWord();
        return new String(input.bytes, from, at - from, StandardCharsets.ISO_8859_1);
    }

    /** Takes the next word as a number; {@code what} names it when it is missing or none. */
    float number(String what) throws MeshException {
        if (!more()) {
            throw wrong(what + " is missing");
        }
        int from = at;
        at = endOfWord();
        try {
            return Decimals.parse(input.bytes, from, at);
        } catch (NumberFormatException e) {
            at = from;
            String word = word();
            throw wrong(what + " is " + quote(word) + ", not a number"
                    + (word.indexOf(',') >= 0 ? " (decimals need a point, not a comma)" : ""));
        }
    }

    /** Takes the next word as a whole number, up to a slash if it has one; {@code what} names it when it is missing or none. */
    long integer(String what) throws MeshException {
        if (!more()) {
            throw wrong(what + " is missing");
        }
        byte[] bytes = input.bytes;
        int from = at;
        boolean negative = bytes[at] == '-';
        int i = negative || bytes[at] == '+' ? at + 1 : at;
        int first = i;
        long value = 0;
        while (i < end && bytes[i] >= '0' && bytes[i] <= '9' && i - first < 18) {
            value = 10 * value + (bytes[i++] - '0');
        }
        at = i;
        int stop = endOfWord();
        if (i == first || (i < stop && bytes[i] != '/')) {
            at = from;
            throw wrong(what + " is " + quote(word()) + ", not a whole number");
        }
        return negative ? -value : value;
    }

    /** Takes what follows an integer in its word, such as the texture and normal numbers of a face's corner. */
    void restOfCorner() throws MeshException {
        int from = at;
        at = endOfWord();
        for (int i = from; i < at; i++) {
            byte b = input.bytes[i];
            if (b != '/' && b != '-' && (b < '0' || b > '9')) {
                at = from;
                throw wrong("a corner ends with " + quote(word()));
            }
        }
    }

    private int endOfWord() {
        byte[] bytes = input.bytes;
        int i = at;
        while (i < end && !isBlank(bytes[i])) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\f' || b == 0x0B;
    }

    /** The number of the line, from 1; of the last one at the end of the file. */
    long number() {
        return Math.max(number, 1);
    }

    /** How many bytes come after this line. */
    long remaining() {
        return input.remaining();
    }

    /** What is wrong, and in which line. */
    MeshException wrong(String what) {
        return wrong(number(), what);
    }

    /** What is wrong in a line that was read before. */
    static MeshException wrong(long line, String what) {
        return new MeshException("line " + line + ": " + what);
    }

    /** A word as it may stand in a message: short, and without anything that a log or a page would trip over. */
    static String plain(String word) {
        String shown = word.length() > 40 ? word.substring(0, 40) + "..." : word;
        return shown.replaceAll("[^\\x20-\\x7E]", "?");
    }

    /** The same in quotation marks. */
    static String quote(String word) {
        return '"' + plain(word) + '"';
    }
}
