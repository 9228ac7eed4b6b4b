package dev.archway.server.account;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Refusal.WrongField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody says of a company that is added or changed.
 *
 * @param countryCode of ISO 3166, two letters
 * @param region whose API the company uses
 * @param labTypes "Dental" and "Ortho"; a lab has one at least, a clinic none
 */
public record CompanyEntry(
        String name,
        CompanyKind kind,
        String countryCode,
        String region,
        String address,
        List<String> labTypes,
        boolean niri) {

    private static final Set<String> TYPES = Set.of("Dental", "Ortho");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9-]{1,20}");
    private static final int LONGEST = 200;

    public CompanyEntry {
        name = name.strip();
        countryCode = countryCode.strip().toUpperCase(Locale.ROOT);
        region = region.strip();
        address = address.strip();
        labTypes = List.copyOf(labTypes);
    }

    /** All fields that are wrong at once. */
    CompanyEntry checked() {
        List<WrongField> wrong = new ArrayList<>();
        Fields.line(wrong, "name", name, LONGEST, true);
        Fields.must(wrong, COUNTRIES.contains(countryCode), "country", countryCode, "a country of ISO 3166 such as US");
        Fields.must(wrong, REGION.matcher(region).matches(), "region", region, "a region such as US or EU");
        Fields.line(wrong, "address", address, LONGEST, false);
        boolean types = kind == CompanyKind.LAB ? !labTypes.isEmpty() : labTypes.isEmpty();
        Fields.must(
                wrong,
                types && TYPES.containsAll(labTypes),
                "labTypes",
                labTypes,
                "Dental, Ortho or both for a lab, none for a clinic,");
        Fields.refuse(wrong);
        return this;
    }

    Company at(CompanyId id) {
        return new Company(
                id,
                name,
                kind,
                countryCode,
                region,
                address,
                labTypes.stream().sorted().toList(),
                niri);
    }
}
