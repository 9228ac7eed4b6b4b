package dev.archway.mesh;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a PLY file says of itself before its content begins.
 *
 * @param line that of end_header
 */
record PlyHeader(Format format, List<Element> elements, long line) {

    /** More lines than any header needs. */
    private static final int MOST_LINES = 10_000;

    /** How the numbers are written. */
    enum Format {
        ASCII,
        BINARY_LITTLE_ENDIAN,
        BINARY_BIG_ENDIAN
    }

    /** A kind of rows, such as vertex, how many there are, and the line that says so. */
    record Element(String name, long count, List<Property> properties, long line) {

        /** The fewest bytes that a row takes: lists may be empty, and a number written out takes a digit and a blank. */
        long smallestRow(Format format) {
            return format == Format.ASCII
                    ? 2L * properties.size()
                    : properties.stream()
                            .mapToLong(p -> p.count() == null ? p.type().bytes : p.count().bytes)
                            .sum();
        }

        Optional<Property> property(String name) {
            return properties.stream().filter(p -> p.name().equals(name)).findFirst();
        }
    }

    /** A number in each row, or a list of numbers, whose {@code count} is written before it, and the line that says so. */
    record Property(String name, PlyType type, @Nullable PlyType count, long line) {

        boolean single() {
            return count == null;
        }
    }

    static PlyHeader read(Lines lines) throws IOException {
        String first = lines.next() ? lines.word() : "";
        if (!first.equals("ply") || lines.more()) {
            throw lines.wrong("no PLY: " + Lines.quote(lines.more() ? first + " " + lines.word() : first)
                    + " where \"ply\" should be");
        }
        Format format = null;
        List<Element> elements = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<String> namesOfProperties = new HashSet<>();
        for (int i = 0; i < MOST_LINES && lines.next(); i++) {
            String word = lines.word();
            switch (word) {
                case "", "comment", "obj_info" -> {}
                case "format" -> format = format(lines);
                case "element" -> {
                    elements.add(element(lines, names));
                    namesOfProperties.clear();
                }
                case "property" -> addProperty(lines, elements, namesOfProperties);
                case "end_header" -> {
                    if (format == null) {
                        throw lines.wrong("the header ends without a format");
                    }
                    return new PlyHeader(format, elements, lines.number());
                }
                default -> throw lines.wrong(Lines.quote(word) + " has no meaning in a PLY header");
            }
        }
        throw lines.wrong("the header does not end");
    }

    private static Format format(Lines lines) throws MeshException {
        String name = lines.word();
        String version = lines.word();
        if (!version.equals("1.0")) {
            throw lines.wrong("version " + Lines.quote(version) + ", known is 1.0");
        }
        return switch (name) {
            case "ascii" -> Format.ASCII;
            case "binary_little_endian" -> Format.BINARY_LITTLE_ENDIAN;
            case "binary_big_endian" -> Format.BINARY_BIG_ENDIAN;
            default ->
                throw lines.wrong("format " + Lines.quote(name)
                        + ", known are ascii, binary_little_endian and binary_big_endian");
        };
    }

    private static Element element(Lines lines, Set<String> names) throws MeshException {
        String name = lines.word();
        if (!names.add(name)) {
            throw lines.wrong("a second element " + Lines.quote(name));
        }
        long count = lines.integer("the count of element " + Lines.quote(name));
        if (count < 0 || lines.more()) {
            throw lines.wrong("the count of element " + Lines.quote(name) + " is no count");
        }
        return new Element(name, count, new ArrayList<>(), lines.number());
    }

    private static void addProperty(Lines lines, List<Element> elements, Set<String> names) throws MeshException {
        if (elements.isEmpty()) {
            throw lines.wrong("a property before any element");
        }
        Element element = elements.getLast();
        PlyType count = null;
        String typeName = lines.word();
        if (typeName.equals("list")) {
            count = type(lines, lines.word());
            if (!count.whole()) {
                throw lines.wrong("a list's count must be of an integer type");
            }
            typeName = lines.word();
        }
        PlyType type = type(lines, typeName);
        String name = lines.word();
        if (name.isEmpty() || lines.more()) {
            throw lines.wrong("a property is a type and a name");
        }
        if (!names.add(name)) {
            throw lines.wrong("a second property " + Lines.quote(name));
        }
        element.properties().add(new Property(name, type, count, lines.number()));
    }

    private static PlyType type(Lines lines, String name) throws MeshException {
        return PlyType.named(name)
                .orElseThrow(() -> lines.wrong("type " + Lines.quote(name)
                        + ", known are char, uchar, short, ushort, int, uint, float, double and int8 to float64"));
    }
}
