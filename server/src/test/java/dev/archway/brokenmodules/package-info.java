/** Deliberately broken; nothing uses it but the test of the verification. */
@NullMarked
package dev.archway.brokenmodules;

import org.jspecify.annotations.NullMarked;
