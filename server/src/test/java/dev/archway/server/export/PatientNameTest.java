package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Petra | Pine | Petra Pine wants shade A2 | [name hidden] [name hidden] wants shade A2",
                "Petra | Pine | PINE, petra: please call | [name hidden], [name hidden]: please call",
                "Petra | Pine | Mrs Pine's pineapple | Mrs [name hidden]'s pineapple",
                "Mary Jane | van der Berg | Mary said: van der Berg, not Berg | [name hidden] said: [name hidden], not [name hidden]",
                "Mary Jane | van der Berg | a van for the model | a van for the model",
                "Zoë | Søn | ZOË SØN | [name hidden] [name hidden]",
                "J. | O'Malley+ | J. O'Malley+ (again) | [name hidden] [name hidden] (again)",
                "Анна | Иванов | Анне Ивановой | Анне [name hidden]ой",
                "伟 | 王 | 王伟先生的模型 | [name hidden][name hidden]先生的模型",
            })
    void hiddenIn_everywhere(String first, String last, String text, String hidden) {
        assertThat(new PatientName(first, last).hiddenIn(text)).isEqualTo(hidden);
    }

    /** "é" as one character or as two. */
    @Test
    void hiddenIn_whicheverWayItIsWritten() {
        assertThat(new PatientName("Rene\u0301", "Noe\u0308l").hiddenIn("Ren\u00e9 No\u00ebl"))
                .isEqualTo("[name hidden] [name hidden]");
    }

    @Test
    void hiddenIn_nothing() {
        assertThat(new PatientName("Petra", "Pine").hiddenIn(null)).isNull();
        assertThat(new PatientName("", "").hiddenIn("text")).isEqualTo("text");
        assertThat(new PatientName("-", ".").hiddenIn("shade A2 - please")).isEqualTo("shade A2 - please");
    }

    @Test
    void toString_saysNothing() {
        assertThat(new PatientName("Petra", "Pine").toString()).doesNotContain("Petra", "Pine");
        assertThat(SampleExport.recipe().toString()).doesNotContain("Zoë", "Malley");
    }
}
