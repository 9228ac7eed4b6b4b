package dev.archway.server.export;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Deflates pieces of a stream (RFC 1951), one after another, for files of numbers: the last place with the same four bytes is the only one that is looked at for a repetition, and the
 * first repetition is taken. A mesh comes out as small as from zlib's lowest level in half its time, for the vertices that its triangles share are found at the
 * first look. The same bytes always give the same, whatever was deflated before.
 */
final class Deflation {

    /** How far back a repetition may lie. */
    static final int WINDOW = 1 << 15;

    private static final int SHORTEST = 4;
    private static final int LONGEST = 258;
    private static final int MOST_STORED = 0xffff;

    private static final int HASH_BITS = 14;
    private static final int HASH_FACTOR = 0x9e3779b1;

    /** Symbols of the first alphabet: 256 bytes, the end, and lengths. */
    private static final int END = 256;

    private static final int LENGTHS = 257;
    private static final int SYMBOLS = 286;
    private static final int DISTANCES = 30;

    /** The order in which the lengths of the codes for lengths of codes come (3.2.7). */
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = {};
    private int to;

    /** For each hash the low half of the last place with such bytes, so that they stay in the first cache; those that are too far back differ in content. */
    private final char[] places = new char[1 << HASH_BITS];

    /** A byte, or a repetition: its distance above nine bits of length. */
    private int[] tokens = {};

    private int count;
    private final int[] often = new int[SYMBOLS];
    private final int[] oftenDistances = new int[DISTANCES];

    /** Bits that follow the codes of lengths and distances. */
    private long extra;

    private byte[] out = {};
    private int size;
    private long pending;
    private int pendingBits;

    /**
     * Deflates the bytes from {@code from} to before {@code end}; those from {@code start} on were deflated before, and are referred to. The result ends on a whole byte.
     *
     * @param last whether the stream ends with it
     */
    byte[] of(byte[] content, int start, int from, int end, boolean last) {
        begin(content, from, end);
        find(start, from);
        PrefixCode symbols = new PrefixCode(often, 15);
        PrefixCode distances = new PrefixCode(oftenDistances, 15);
        PrefixCode lengths = lengths(symbols, distances);
        long bits = 3
                + 14
                + 3L * ORDER.length
                + lengths.bits(occurrences(symbols, distances))
                + symbols.bits(often)
                + distances.bits(oftenDistances)
                + extra;
        if (bits / 8 >= end - from) {
            return stored(content, from, end, last);
        }
        int room = (int) (bits / 8) + 16;
        out = out.length < room ? new byte[room] : out;
        write(symbols, distances, lengths, last);
        return Arrays.copyOf(out, size);
    }

    private void begin(byte[] content, int from, int end) {
        bytes = content;
        to = end;
        int most = end - from + 1;
        tokens = tokens.length < most ? new int[most] : tokens;
        count = 0;
        extra = 0;
        size = 0;
        pending = 0;
        pendingBits = 0;
        Arrays.fill(places, '\0');
        Arrays.fill(often, 0);
        Arrays.fill(oftenDistances, 0);
    }

    /** The same without looking for anything: for what is packed already. */
    static byte[] stored(byte[] bytes, int from, int to, boolean last) {
        int pieces = Math.max((to - from + MOST_STORED - 1) / MOST_STORED, 1);
        byte[] stored = new byte[to - from + 5 * pieces];
        int at = 0;
        for (int i = 0, next = from; i < pieces; i++) {
            int length = Math.min(to - next, MOST_STORED);
            stored[at] = (byte) (last && i == pieces - 1 ? 1 : 0);
            INT.set(stored, at + 1, length | (~length << 16));
            System.arraycopy(bytes, next, stored, at + 5, length);
            at += 5 + length;
            next += length;
        }
        return stored;
    }

    private void find(int start, int from) {
        int end = to - SHORTEST;
        for (int i = start; i < Math.min(from, end); i++) {
            places[hash((int) INT.get(bytes, i))] = (char) i;
        }
        int at = from;
        while (at <= end) {
            int four = (int) INT.get(bytes, at);
            int hash = hash(four);
            int distance = (at - places[hash]) & 0xffff;
            places[hash] = (char) at;
            int place = at - distance;
            if (distance > 0 && distance <= WINDOW && place >= start && (int) INT.get(bytes, place) == four) {
                int length = length(place, at);
                repeat(length, distance);
                for (int i = at + 1; i < Math.min(at + length, end); i++) {
                    places[hash((int) INT.get(bytes, i))] = (char) i;
                }
                at += length;
            } else {
                literal(bytes[at++] & 255);
            }
        }
        while (at < to) {
            literal(bytes[at++] & 255);
        }
        often[END] = 1;
    }

    private static int hash(int four) {
        return (four * HASH_FACTOR) >>> (32 - HASH_BITS);
    }

    /** How many bytes are the same at both places. */
    private int length(int place, int at) {
        int most = Math.min(to - at, LONGEST);
        int length = SHORTEST;
        while (length + 8 <= most) {
            long different = (long) LONG.get(bytes, place + length) ^ (long) LONG.get(bytes, at + length);
            if (different != 0) {
                return length + (Long.numberOfTrailingZeros(different) >> 3);
            }
            length += 8;
        }
        while (length < most && bytes[place + length] == bytes[at + length]) {
            length++;
        }
        return length;
    }

    private void literal(int value) {
        tokens[count++] = value;
        often[value]++;
    }

    private void repeat(int length, int distance) {
        tokens[count++] = (distance << 9) | length;
        int symbol = lengthSymbol(length);
        often[symbol]++;
        extra += lengthBits(symbol);
        int code = distanceSymbol(distance);
        oftenDistances[code]++;
        extra += distanceBits(code);
    }

    /** 3.2.5: four symbols for each number of further bits from the ninth on, and one for the longest. */
    private static int lengthSymbol(int length) {
        if (length == LONGEST) {
            return SYMBOLS - 1;
        }
        return LENGTHS + steps(length - 3, 2);
    }

    private static int lengthBits(int symbol) {
        return symbol == SYMBOLS - 1 || symbol < LENGTHS + 8 ? 0 : ((symbol - LENGTHS) >> 2) - 1;
    }

    /** 3.2.5: two symbols for each number of further bits from the fifth on. */
    private static int distanceSymbol(int distance) {
        return steps(distance - 1, 1);
    }

    private static int distanceBits(int symbol) {
        return symbol < 4 ? 0 : (symbol >> 1) - 1;
    }

    /** Which step a number is on when steps double after every 2^{@code bits}. */
    private static int steps(int number, int bits) {
        int shift = Math.max(32 - bits - 1 - Integer.numberOfLeadingZeros(number), 0);
        return (shift << bits) + (number >> shift);
    }

    /** A code for the lengths of both codes' words. */
    private static PrefixCode lengths(PrefixCode symbols, PrefixCode distances) {
        return new PrefixCode(occurrences(symbols, distances), 7);
    }

    private static int[] occurrences(PrefixCode symbols, PrefixCode distances) {
        int[] often = new int[ORDER.length];
        for (int length : symbols.lengths) {
            often[length]++;
        }
        for (int length : distances.lengths) {
            often[length]++;
        }
        return often;
    }

    private void write(PrefixCode symbols, PrefixCode distances, PrefixCode lengths, boolean last) {
        put(last ? 1 : 0, 1);
        put(2, 2);
        put(SYMBOLS - LENGTHS, 5);
        put(DISTANCES - 1, 5);
        put(ORDER.length - 4, 4);
        for (int length : ORDER) {
            put(lengths.lengths[length], 3);
        }
        for (int length : symbols.lengths) {
            put(lengths.words[length], lengths.lengths[length]);
        }
        for (int length : distances.lengths) {
            put(lengths.words[length], lengths.lengths[length]);
        }
        for (int i = 0; i < count; i++) {
            int token = tokens[i];
            if (token < 256) {
                put(symbols.words[token], symbols.lengths[token]);
            } else {
                putRepetition(symbols, distances, token & 511, token >>> 9);
            }
        }
        put(symbols.words[END], symbols.lengths[END]);
        if (!last) {
            put(0, 3); // an empty stored piece leads to a whole byte
        }
        put(0, -pendingBits & 7);
        if (!last) {
            put(0xffff_0000, 32);
        }
    }

    private void putRepetition(PrefixCode symbols, PrefixCode distances, int length, int distance) {
        int symbol = lengthSymbol(length);
        put(symbols.words[symbol], symbols.lengths[symbol]);
        int more = lengthBits(symbol);
        put((length - 3) & ((1 << more) - 1), more);
        int code = distanceSymbol(distance);
        put(distances.words[code], distances.lengths[code]);
        more = distanceBits(code);
        put((distance - 1) & ((1 << more) - 1), more);
    }

    /** Bits, the lowest first; at most 32. */
    private void put(int value, int bits) {
        pending |= (value & 0xffff_ffffL) << pendingBits;
        int all = pendingBits + bits;
        LONG.set(out, size, pending);
        size += all >> 3;
        pending >>>= all & ~7;
        pendingBits = all & 7;
    }
}
