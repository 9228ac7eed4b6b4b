package dev.archway.server.platform;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest by which objects are known, and what is said of files. */
public final class Sha256 {

    private Sha256() {}

    /** One that has heard of no byte. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** What it has heard of, in lower-case hexadecimal; it begins anew. */
    public static String text(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
