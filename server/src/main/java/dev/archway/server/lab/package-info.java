/**
 * What happens to an order after it was sent to a lab: the lab returns it, lets it be modeled and milled, and fetches it. Lab Connector Flows; DPMS Scan Notifications, 4.
 */
@ApplicationModule(allowedDependencies = {"shared", "platform", "access", "order", "scan"})
@NullMarked
package dev.archway.server.lab;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
