/** The platform: one package a capability, each with its purpose and what it may use in its {@code package-info.java}. */
@NullMarked
package dev.archway.server;

import org.jspecify.annotations.NullMarked;
