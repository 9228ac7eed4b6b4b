/**
 * What can be fetched of an order: the iDE package, the gallery, the viewer's model, made from a revision's meshes by steps that survive a crash. DPMS API V2, 4.7.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "platform", "account", "access", "patient", "prescription", "order", "scan"})
@NullMarked
package dev.archway.server.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
