package dev.archway.scanner;

import dev.archway.wire.Prep;
import dev.archway.wire.UnitType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A prepared tooth as {@code ADA:UNITTYPE[:BRIDGE]}; the unit type by its number or its name. */
final class PrepOption implements ITypeConverter<Prep> {

    @Override
    public Prep convert(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw new TypeConversionException("\"" + text + "\" is not ADA:UNITTYPE[:BRIDGE], such as 14:crown");
        }
        int tooth = number(parts[0]);
        if (tooth < 1 || tooth > 32) {
            throw new TypeConversionException("\"" + parts[0] + "\" is no ADA tooth number, 1 to 32");
        }
        UnitType type = unitType(parts[1])
                .orElseThrow(() -> new TypeConversionException("\"" + parts[1] + "\" is no unit type; there are "
                        + String.join(
                                ", ",
                                Arrays.stream(UnitType.values())
                                        .map(t -> t.id() + " " + word(t.name()))
                                        .toList())));
        Integer bridge = parts.length == 3 ? Integer.valueOf(number(parts[2])) : null;
        if (bridge != null && bridge < 0) {
            throw new TypeConversionException("\"" + parts[2] + "\" is no number of a bridge");
        }
        return new Prep(tooth, type.id(), type.text(), bridge);
    }

    private static Optional<UnitType> unitType(String text) {
        return number(text) >= 0
                ? UnitType.of(number(text))
                : Arrays.stream(UnitType.values())
                        .filter(type -> word(type.name()).equals(word(text))
                                || type.text().equalsIgnoreCase(text))
                        .findFirst();
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** -1 for what is no number. */
    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    }
}
