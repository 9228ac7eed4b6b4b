package dev.archway.server.patient;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.archway.server.shared.Invalid;
import dev.archway.wire.PatientUpdate;
import dev.archway.wire.PatientUpdateByChart;
import dev.archway.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Any text as a patient's name, birth date or pattern: what passes can be stored and compared, the rest is refused in words. DPMS API V2, 5.2 to 5.4. */
class FuzzPatientFieldsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 31);

    @FuzzTest
    void name_canBeStoredOrIsRefused(byte[] given) {
        String text = new String(given, StandardCharsets.UTF_8);
        try {
            String name = PatientName.read("FirstName", text);
            isStorable(name);
            String key = ComparedName.key(name);
            assertThat(ComparedName.key(key)).as("a key is its own key").isEqualTo(key);
            assertThat(key.length()).isLessThanOrEqualTo(NewPatient.LONGEST_NAME);
        } catch (Invalid refused) {
            assertThat(refused.reason()).contains("FirstName").doesNotContainPattern("\\p{Cntrl}");
        }
    }

    @FuzzTest
    void birthDate_isADayOrRefused(byte[] given) {
        String text = new String(given, StandardCharsets.UTF_8);
        try {
            LocalDate date = BirthDate.parse("DateOfBirth", text, TODAY);
            if (date == null) {
                assertThat(text).isBlank();
            } else {
                assertThat(date).isBetween(LocalDate.of(1850, 1, 1), TODAY.plusDays(1));
                assertThat(text.strip()).startsWith(date.toString());
            }
        } catch (Invalid refused) {
            assertThat(refused.reason()).contains("DateOfBirth").doesNotContainPattern("\\p{Cntrl}");
        }
    }

    @FuzzTest
    void pattern_isOneOfThree(byte[] given) {
        NamePattern pattern = new NamePattern(new String(given, StandardCharsets.UTF_8));
        if (pattern.isExact()) {
            assertThat(pattern.like()).doesNotMatch("(?s).*(?<!\\\\)%.*");
        }
        assertThat(pattern.like()).doesNotContain("%%").doesNotContain("*");
        assertThat(trailingBackslashes(pattern.like()) % 2)
                .as("a pattern that ends in half an escape is none: %s", pattern.like())
                .isZero();
    }

    @FuzzTest
    void update_isAChangeOrRefused(byte[] body) {
        try {
            PatientUpdate update = WireJson.mapper().readValue(body, PatientUpdate.class);
            isStorable(update == null ? null : PatientChange.of(update));
        } catch (Invalid | JacksonException refused) {
            assertThat(refused).isNotNull();
        }
        try {
            PatientUpdateByChart update = WireJson.mapper().readValue(body, PatientUpdateByChart.class);
            isStorable(update == null ? null : PatientChange.of(update, TODAY));
        } catch (Invalid refused) {
            assertThat(refused.reason()).doesNotContainPattern("\\p{Cntrl}").hasSizeLessThan(400);
        } catch (JacksonException noJson) {
            assertThat(noJson).isNotNull();
        }
    }

    private static void isStorable(@Nullable PatientChange change) {
        if (change != null) {
            isStorable(change.firstName());
            isStorable(change.lastName());
            isStorable(change.chartNumber());
        }
    }

    private static void isStorable(@Nullable String text) {
        if (text != null) {
            assertThat(text).isNotBlank().doesNotContain("\0").hasSizeLessThanOrEqualTo(NewPatient.LONGEST_NAME);
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
        }
    }

    private static int trailingBackslashes(String text) {
        return text.length() - text.replaceAll("\\\\+$", "").length();
    }
}
