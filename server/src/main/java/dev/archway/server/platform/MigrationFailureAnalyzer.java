package dev.archway.server.platform;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows why the database could not be brought to this version in the database's own words, which say what to do where we know it. */
class MigrationFailureAnalyzer extends AbstractFailureAnalyzer<FlywayException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FlywayException cause) {
        SQLException refusal = findCause(cause, SQLException.class);
        String words = refusal == null ? cause.getMessage() : refusal.getMessage();
        return new FailureAnalysis(
                "The database could not be brought to this version and is as it was before. " + words, null, cause);
    }
}
