/**
 * Pages for people: what doctors, labs, modelers and administrators see in a browser. They decide nothing; they ask the capabilities and put it into words.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "platform",
            "account",
            "access",
            "patient",
            "prescription",
            "order",
            "scan",
            "export",
            "lab",
            "notification",
            "audit",
            "share"
        })
@NullMarked
package dev.archway.server.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
