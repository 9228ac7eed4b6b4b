package dev.archway.server.patient;

/**
 * What a name or a chart number has to look like: as {@link ComparedName} compares it, {@code *} and {@code %} standing for any characters or none and everything
 * else for itself. DPMS API V2, 5.2, note 3.
 *
 * @param text as it was sent
 */
public record NamePattern(String text) {

    /** Whether every name fits, the missing one too. */
    boolean isAnything() {
        return key().chars().allMatch(NamePattern::isWildcard);
    }

    /** Whether only one name fits. */
    boolean isExact() {
        return key().chars().noneMatch(NamePattern::isWildcard);
    }

    /** The name that fits when only one does. */
    String key() {
        return ComparedName.key(text);
    }

    /** As a pattern of SQL's {@code like}, its escape character being the backslash. */
    String like() {
        return key().replace("\\", "\\\\").replace("_", "\\_").replace('*', '%').replaceAll("%{2,}", "%");
    }

    private static boolean isWildcard(int character) {
        return character == '*' || character == '%';
    }
}
