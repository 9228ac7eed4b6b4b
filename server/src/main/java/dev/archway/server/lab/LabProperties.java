package dev.archway.server.lab;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what happens at labs.
 *
 * @param automatic whether Archway models what is sent to modeling by itself; otherwise it waits for a modeler
 */
@ConfigurationProperties("archway.modeling")
record LabProperties(@DefaultValue("true") boolean automatic) {}
