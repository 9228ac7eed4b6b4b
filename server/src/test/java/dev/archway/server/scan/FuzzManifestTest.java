package dev.archway.server.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.archway.server.shared.Invalid;
import dev.archway.wire.ScanManifest;
import dev.archway.wire.WireJson;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import tools.jackson.core.JacksonException;

/** Any bytes as a scanner's manifest: what passes names at most one file for each jaw and keeps every limit, the rest is refused in words. */
class FuzzManifestTest {

    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");

    private final ManifestRules rules = new ManifestRules(Clock.fixed(NOW, ZoneOffset.UTC));

    @FuzzTest
    void manifest_isCheckedOrRefused(byte[] body) {
        try {
            ScanManifest manifest = WireJson.mapper().readValue(body, ScanManifest.class);
            if (manifest != null) {
                isSound(rules.check(manifest));
            }
        } catch (Invalid refused) {
            assertThat(refused.reason()).isNotBlank().hasSizeLessThan(2_000).doesNotContainPattern("\\p{Cntrl}");
        } catch (JacksonException noManifest) {
            assertThat(noManifest).isNotNull();
        }
    }

    private static void isSound(CheckedManifest manifest) {
        assertThat(manifest.files()).hasSizeBetween(1, 2);
        assertThat(manifest.files().stream().map(JawFile::jaw)).doesNotHaveDuplicates();
        assertThat(manifest.files()).allMatch(file -> file.sha256().matches("[0-9a-f]{64}"));
        assertThat(manifest.scanningSeconds()).isBetween(0L, (long) Integer.MAX_VALUE);
        assertThat(manifest.scannedAt()).isBefore(NOW.plusSeconds(2 * 86_400));
        assertThat(manifest.preps()).hasSizeLessThanOrEqualTo(32);
    }
}
