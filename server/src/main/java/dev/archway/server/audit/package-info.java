/**
 * Who did what across a company: sign-ins, pairings, settings, patients and links to scans, which are written down here, with the moves of orders and the downloads, which are written down where they
 * happen. Everybody publishes, and nobody depends on it.
 */
@ApplicationModule(allowedDependencies = {"shared", "platform", "account", "access", "order"})
@NullMarked
package dev.archway.server.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
