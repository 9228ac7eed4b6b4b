/**
 * What is asked for: the Rx of a scan request, its procedure and its rules, and the worklist that scanners show. DPMS API V2, 4.1 to 4.3.
 */
@ApplicationModule(allowedDependencies = {"shared", "platform", "account", "access", "patient"})
@NullMarked
package dev.archway.server.prescription;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
