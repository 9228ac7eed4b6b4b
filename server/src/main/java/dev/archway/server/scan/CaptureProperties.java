package dev.archway.server.scan;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of screen captures.
 *
 * @param maxCapture the largest picture that a scanner may send
 */
@ConfigurationProperties("archway")
record CaptureProperties(@DefaultValue("20MB") DataSize maxCapture) {}
