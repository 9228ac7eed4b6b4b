package dev.archway.connector;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a connector does, and where.
 *
 * @param folder of the scans; one connector at a time
 * @param companyId the paired practice; orders of others are left alone
 * @param pollEvery how often the list of orders is asked for; the documents recommend 120 seconds or more (Integration Guideline, 7.3)
 * @param sweepEvery how often that goes through all orders instead of the latest thousand
 * @param listen where the webhook listens; port 0 takes a free one; null for polling only
 */
public record ConnectorSettings(
        Path folder,
        long companyId,
        Duration pollEvery,
        Duration sweepEvery,
        @Nullable InetSocketAddress listen) {

    /** Polls every two minutes, everything every hour, and does not listen. */
    public static ConnectorSettings of(Path folder, long companyId) {
        return new ConnectorSettings(folder, companyId, Duration.ofMinutes(2), Duration.ofHours(1), null);
    }

    /** The same with another rhythm. */
    public ConnectorSettings withPollEvery(Duration time) {
        return new ConnectorSettings(folder, companyId, time, sweepEvery, listen);
    }

    /** The same with a webhook. */
    public ConnectorSettings withListen(@Nullable InetSocketAddress address) {
        return new ConnectorSettings(folder, companyId, pollEvery, sweepEvery, address);
    }
}
