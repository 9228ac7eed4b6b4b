package dev.archway.server.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often a sign-in may fail, and how long it lasts.
 *
 * @param failures how often the sign-in of one e-mail address may fail in a row
 * @param forgivenEach after how long one of these failures is forgiven
 * @param addressFailures how often sign-ins from one network address may fail, whoever's they are
 * @param addressForgivenEach after how long one of those is forgiven
 * @param longestSession when a session in a browser ends, however busy it is
 */
@ConfigurationProperties("archway.sign-in")
record SignInProperties(
        @DefaultValue("10") int failures,
        @DefaultValue("5m") Duration forgivenEach,
        @DefaultValue("50") int addressFailures,
        @DefaultValue("30s") Duration addressForgivenEach,
        @DefaultValue("12h") Duration longestSession) {}
