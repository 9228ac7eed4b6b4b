/**
 * Who is told: a row for each partner, company and address in the transaction that makes a revision ready, delivered at least once. DPMS API V2, 4.5.
 */
@ApplicationModule(allowedDependencies = {"shared", "platform", "account", "access", "order"})
@NullMarked
package dev.archway.server.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
