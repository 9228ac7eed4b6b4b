package dev.archway.server.platform;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of the server.
 *
 * @param dataDir where everything is kept that must survive: database, objects, keys, uploads
 * @param publicUrl the address that callers use, without a trailing slash; when absent, the one that a request came to
 * @param maxUpload the largest file that a scanner may upload
 * @param maxTriangles the most triangles that one jaw may have
 */
@ConfigurationProperties("archway")
public record ArchwayProperties(
        @DefaultValue("data") Path dataDir,
        @Nullable URI publicUrl,
        @DefaultValue("1GB") DataSize maxUpload,
        @DefaultValue("5000000") int maxTriangles) {}
