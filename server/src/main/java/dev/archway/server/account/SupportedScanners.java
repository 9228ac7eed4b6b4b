package dev.archway.server.account;

import dev.archway.server.shared.Invalid;
import dev.archway.wire.ScannerModel;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Which scanners take part: Element 1 or later. Guideline, 3 and 11. */
public final class SupportedScanners {

    private SupportedScanners() {}

    /** The model of that name, in any case; every other one is {@link Invalid}, legacy scanners among them. */
    public static ScannerModel model(String name) {
        return Arrays.stream(ScannerModel.values())
                .filter(model -> model.text().equalsIgnoreCase(name.strip()))
                .findAny()
                .orElseThrow(() -> Invalid.field("Model", name, accepted()));
    }

    private static String accepted() {
        return Arrays.stream(ScannerModel.values())
                .map(ScannerModel::text)
                .collect(Collectors.joining(", ", "Element 1 or later (", "), and no legacy scanner,"));
    }
}
