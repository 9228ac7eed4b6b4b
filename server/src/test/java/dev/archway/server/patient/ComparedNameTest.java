package dev.archway.server.patient;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ComparedNameTest {

    @Test
    void key_caseAndBlanks_doNotCount() {
        assertThat(ComparedName.key("  Anna-Lena ")).isEqualTo(ComparedName.key("ANNA-LENA"));
        assertThat(ComparedName.key("Émile")).isEqualTo(ComparedName.key("émile"));
    }

    @Test
    void key_composedAndDecomposed_same() {
        assertThat(ComparedName.key("Jose\u0301")).isEqualTo(ComparedName.key("Jos\u00e9"));
    }

    @Test
    void key_differentNames_differ() {
        assertThat(ComparedName.key("Jose")).isNotEqualTo(ComparedName.key("José"));
        assertThat(ComparedName.key("Anna Lena")).isNotEqualTo(ComparedName.key("AnnaLena"));
    }

    @Test
    void key_sigma_oneLetterWhereverItStands() {
        assertThat(ComparedName.key("ΟΔΟΣ")).isEqualTo(ComparedName.key("οδοσ")).isEqualTo(ComparedName.key("οδος"));
        assertThat(ComparedName.key("ΟΔΟΣΑ")).startsWith(ComparedName.key("ΟΔΟΣ"));
    }

    @Test
    void key_noName_empty() {
        assertThat(ComparedName.key(null)).isEmpty();
        assertThat(ComparedName.key("   ")).isEmpty();
    }

    @Property
    void key_ofKey_itself(@ForAll String name) {
        assertThat(ComparedName.key(ComparedName.key(name))).isEqualTo(ComparedName.key(name));
    }
}
