/**
 * What every capability speaks: typed ids and refusals. It knows nothing of the database, of HTTP or of any capability, and whatever a second capability does not
 * need stays out of it.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.archway.server.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
