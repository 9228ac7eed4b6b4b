/** The platform: one package a capability, their order told by each {@code package-info.java}. */
@NullMarked
package dev.archway.server;

import org.jspecify.annotations.NullMarked;
