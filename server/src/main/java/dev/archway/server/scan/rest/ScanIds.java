package dev.archway.server.scan.rest;

import dev.archway.server.shared.NotFound;
import java.util.UUID;

/** Ids in addresses: one that is no id is one that does not exist. */
final class ScanIds {

    private ScanIds() {}

    static UUID scan(String text) {
        return id(text, "SCAN_NOT_FOUND", "There is no scan of that id here.");
    }

    static UUID upload(String text) {
        return id(text, "UPLOAD_NOT_FOUND", "There is no upload of that id here.");
    }

    private static UUID id(String text, String code, String message) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw NotFound.because(code, message);
        }
    }
}
