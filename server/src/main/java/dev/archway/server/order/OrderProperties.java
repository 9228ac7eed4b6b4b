package dev.archway.server.order;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the lists.
 *
 * @param pageCache how much memory the pages take that are kept for the next caller; 0 keeps none
 */
@ConfigurationProperties("archway")
record OrderProperties(@DefaultValue("64MB") DataSize pageCache) {}
