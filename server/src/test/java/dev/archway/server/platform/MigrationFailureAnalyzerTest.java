package dev.archway.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

class MigrationFailureAnalyzerTest {

    private final MigrationFailureAnalyzer analyzer = new MigrationFailureAnalyzer();

    @Test
    void refusedByTheDatabase_itsWordsAlone() {
        String shown = shown(new IllegalStateException(
                "a bean",
                new FlywayException("a script and its statements", new SQLException("ERROR: no right\n  Hint: ask"))));

        assertThat(shown).contains("ERROR: no right", "Hint: ask").doesNotContain("statements");
    }

    @Test
    void otherwise_theWordsOfTheMigration() {
        String shown = shown(new FlywayException("checksum mismatch"));

        assertThat(shown).contains("checksum mismatch");
    }

    private String shown(Throwable failure) {
        FailureAnalysis analysis = analyzer.analyze(failure);
        return analysis == null ? "" : analysis.getDescription();
    }
}
