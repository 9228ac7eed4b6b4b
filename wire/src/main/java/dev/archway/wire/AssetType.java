package dev.archway.wire;

import java.util.Optional;

/** What can be downloaded of an order. DPMS API V2, 4.7.2; the documents write the package "IDE" and "iDE", so case does not count. */
public enum AssetType {
    IDE,
    IMAGE_GALLERY,
    SCREEN_CAPTURE;

    /** The type of that name, in any case; empty when no type has it. */
    public static Optional<AssetType> named(String name) {
        for (AssetType type : values()) {
            if (type.name().equalsIgnoreCase(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
