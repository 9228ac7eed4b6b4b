/**
 * The patients of a clinic: matched by first name, last name and chart number, made when none matches, searched and changed. DPMS API V2, 4.2 and 5.
 */
@ApplicationModule(allowedDependencies = {"shared", "platform", "account", "access"})
@NullMarked
package dev.archway.server.patient;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
