/**
 * The orders of a company: the life cycle and its only door, and the lists that practices poll. DPMS API V2, 4.4 to 4.6.
 */
@ApplicationModule(allowedDependencies = {"shared", "platform", "account", "access", "patient", "prescription"})
@NullMarked
package dev.archway.server.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
