package dev.archway.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"C-1", "4711", "Müller 7", "患者12", "العربية", "हिन्दी", "A_b.c"})
    void ordinary_staysItself(String chart) {
        assertThat(FolderNames.ofChart(chart)).isEqualTo(chart);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "\t"})
    void nothing_isNoChart(String chart) {
        assertThat(FolderNames.ofChart(chart)).isEqualTo("no-chart");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc",
                "..",
                ".",
                "/etc/passwd",
                "a/b",
                "a\\b",
                "C:\\x",
                "con",
                "CON",
                "nul.txt",
                "com1",
                "a\u0000b",
                "a\nb",
                ".hidden",
                "trail.",
                "😀",
                "\u202Egnp",
                "a:b",
                "a*b?",
                "no-chart",
                "NO-CHART",
                "-rf",
                "~root",
                "$HOME",
                "%2e%2e%2f",
                "\uD800"
            })
    void hostile_isOnePlainName(String chart, @TempDir Path folder) throws Exception {
        String name = FolderNames.ofChart(chart);
        assertThat(name)
                .doesNotContain("/", "\\", ":", "*", "?", "\u0000", "\n", "\u202E")
                .doesNotStartWith(".")
                .doesNotEndWith(".")
                .isNotEqualToIgnoringCase("no-chart");
        assertThat(name.toLowerCase(Locale.ROOT)).doesNotMatch("(con|nul|com1)(\\..*)?");
        Files.createDirectories(folder.resolve(name));
        assertThat(folder.resolve(name).normalize().getParent()).isEqualTo(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "患", "😀"})
    void threeHundredCharacters_fitAFileSystem(String letter) {
        assertThat(FolderNames.ofChart(letter.repeat(300)).getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(160);
    }

    @Test
    void differentPatients_differentFolders() {
        assertThat(FolderNames.ofChart("A/1")).isNotEqualTo(FolderNames.ofChart("A:1"));
        assertThat(FolderNames.ofChart("x".repeat(300) + "1")).isNotEqualTo(FolderNames.ofChart("x".repeat(300) + "2"));
        assertThat(FolderNames.ofChart(FolderNames.ofChart("A/1"))).isNotEqualTo(FolderNames.ofChart("A/1"));
    }

    @Test
    void sameLetterInTwoEncodings_sameFolder() {
        assertThat(FolderNames.ofChart("Mu\u0308ller")).isEqualTo(FolderNames.ofChart("M\u00FCller"));
    }
}
