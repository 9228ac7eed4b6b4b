/** The agent that brings every scan into a folder exactly once: it hears the webhook, polls what it missed, and remembers what it has. */
@NullMarked
package dev.archway.connector;

import org.jspecify.annotations.NullMarked;
