package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.platform.HeavyWork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same package always has the same bytes, and {@link PackageRecipe#MAKER} counts when they became others. */
class PackageBytesTest {

    /** The maker and the beginnings of the SHA-256 of what it makes. */
    private static final String GOLDEN = "3: orthodontic 5c9d66dda27d6ad1, restorative bcc27cdf389618b9";

    private final HeavyWork heavy = new HeavyWork();

    @AfterEach
    void stop() {
        heavy.destroy();
    }

    @Test
    void bytes_areThoseOfTheirMaker() throws IOException {
        TinyPackages packages = new TinyPackages(new TinyPackages.PlainPdf(), heavy);
        String made = "%s: orthodontic %.16s, restorative %.16s"
                .formatted(
                        PackageRecipe.MAKER,
                        TinyPackages.digest(packages.orthodontic(TinyPackages.pictures())),
                        TinyPackages.digest(packages.restorative()));

        assertThat(made)
                .as("Packages have other bytes than this MAKER made, and packages in the store would stay as they are."
                        + " If that is wanted, raise PackageRecipe.MAKER by one, so that they are made anew when they"
                        + " are next asked for, and set GOLDEN to what is made now (once is enough for all changes"
                        + " between two releases)")
                .isEqualTo(GOLDEN);
    }

    /** Jaws are shaped side by side and blocks deflated by all threads: whoever comes first, the bytes are the same. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void orthodontic_sameBytesHoweverManyThreads(int threads) throws IOException {
        byte[] once = new TinyPackages(new RxPdf(), heavy).orthodontic(TinyPackages.pictures());
        HeavyWork others = new HeavyWork(threads);

        try {
            TinyPackages packages = new TinyPackages(new RxPdf(), others);
            byte[] again = HeavyWork.join(others.begin(() -> packages.orthodontic(TinyPackages.pictures())));
            assertThat(again).isEqualTo(once);
        } finally {
            others.destroy();
        }
    }

    /** The same in other processes that see fewer and more processors, pictures included. */
    @Test
    void orthodontic_sameBytesHoweverManyProcessors() throws Exception {
        String one = digestWith(1);

        assertThat(one).matches("digest [0-9a-f]{64}");
        assertThat(digestWith(4)).isEqualTo(one);
    }

    private static String digestWith(int processors) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:ActiveProcessorCount=" + processors,
                        "-Xmx512m",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TinyPackages.class.getName())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.lines().reduce((_, last) -> last).orElse(printed);
    }
}
