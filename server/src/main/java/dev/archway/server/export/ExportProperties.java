package dev.archway.server.export;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of downloads.
 *
 * @param downloadWait how long a call waits for an artifact that is being made before it is told to come again
 * @param packageKeep how long a package or a measurement that was made on demand is kept after its last use
 */
@ConfigurationProperties("archway")
record ExportProperties(
        @DefaultValue("5s") Duration downloadWait,
        @DefaultValue("30d") Duration packageKeep) {}
