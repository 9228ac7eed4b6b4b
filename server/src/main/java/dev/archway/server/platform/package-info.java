/**
 * The ground that capabilities stand on: the embedded PostgreSQL, the data directory and its keys, the object store, the clock, and how refusals become answers.
 * It knows no dental word.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package dev.archway.server.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
