package dev.archway.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What pages say when something is refused: by the field, else by the code, in the reader's language. */
class ReasonsTest {

    private static final Pattern CODE = Pattern.compile("(?:because|retryAfter)\\(\\s*(?:\\w+,\\s*)?\"([A-Z_]+)\"");

    /** Codes that no page meets: they answer software alone. Which these are no source tells; a code that is new is put here by whoever knows, or gets its words. */
    private static final Set<String> OF_SOFTWARE = Set.of(
            "BODY_TOO_LARGE",
            "CAPTURE_TOO_LARGE",
            "COMPANY_NOT_AVAILABLE",
            "DEVICE_LOGIN_FAILED",
            "FORBIDDEN",
            "INVALID_JSON",
            "INVALID_REQUEST_PARAMETERS",
            "INVALID_TOKEN",
            "MULTIPLE_PATIENTS",
            "NIRI_OFF",
            "NOTHING_TO_UPDATE",
            "NOT_PAIRED",
            "NOT_SCANNING",
            "NO_PATIENTS_FOUND",
            "ONE_TYPE_ONLY",
            "PAIRED_WITH_CLINIC",
            "PAIRED_WITH_LAB",
            "PATIENT_ID_MISSING",
            "PATIENT_MANAGEMENT_DISABLED",
            "SCANNER_NOT_SUPPORTED",
            "SCAN_ABANDONED",
            "SCAN_COMPLETED",
            "SCAN_NOT_COMPLETED",
            "SCAN_NOT_FOUND",
            "UNAUTHORIZED",
            "UPLOAD_BUSY",
            "UPLOAD_INCOMPLETE",
            "UPLOAD_NOT_FOUND",
            "UPLOAD_TOO_LARGE",
            "WAITS_FOR_NOBODY_ELSE",
            "WRONG_CAPTURE",
            "WRONG_DIGEST",
            "WRONG_OFFSET",
            "WRONG_RX");

    private final Reasons reasons = reasons();

    private static Reasons reasons() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/reasons");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Reasons(messages);
    }

    @AfterEach
    void forget() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void byCode_inTheReadersLanguage() {
        Conflict changed = Conflict.because("PATIENT_CHANGED", "As the API says it.");
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(reasons.of(changed)).startsWith("Somebody changed this patient");
        LocaleContextHolder.setLocale(Locale.GERMAN);
        assertThat(reasons.of(changed)).startsWith("Jemand hat diesen Patienten");
    }

    @Test
    void byField_beforeTheCode() {
        LocaleContextHolder.setLocale(Locale.GERMAN);
        assertThat(reasons.of(Invalid.missing("Reason", "a text"))).startsWith("Sagen Sie, was besser sein soll");
    }

    @Test
    void unknown_asTheApiSaysIt() {
        assertThat(reasons.of(Conflict.because("NOBODY_KNOWS", "As the API says it.")))
                .isEqualTo("As the API says it.");
    }

    /** A new code is either said on pages, in both languages, or is known to be of software alone. */
    @Test
    void codes_areAllSaid() throws IOException {
        Set<String> said = said("messages/reasons", "reason.");
        Set<String> besideTheField = said("messages/administration", "administration.refused.");
        Set<String> codes = codes();
        assertThat(codes).hasSizeGreaterThan(80);
        assertThat(codes.stream().filter(code -> !OF_SOFTWARE.contains(code) && !besideTheField.contains(code)))
                .isSubsetOf(said);
        assertThat(OF_SOFTWARE)
                .isSubsetOf(codes)
                .doesNotContainAnyElementsOf(said)
                .doesNotContainAnyElementsOf(besideTheField);
        assertThat(said.stream().filter(key -> !key.startsWith("OF."))).isSubsetOf(codes);
        assertThat(besideTheField).isSubsetOf(codes);
    }

    private static Set<String> said(String texts, String beginning) {
        return ResourceBundle.getBundle(texts, Locale.ROOT).keySet().stream()
                .filter(key -> key.startsWith(beginning))
                .map(key -> key.substring(beginning.length())
                        .toUpperCase(Locale.ROOT)
                        .replace('-', '_'))
                .collect(Collectors.toSet());
    }

    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>(Set.of("INVALID_REQUEST_PARAMETERS"));
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                for (Matcher code = CODE.matcher(Files.readString(file)); code.find(); ) {
                    codes.add(code.group(1));
                }
            }
        }
        return codes;
    }
}
