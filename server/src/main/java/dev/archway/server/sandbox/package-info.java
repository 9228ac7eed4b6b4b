/**
 * The whole platform on a laptop: the fixture, tokens without a login, an inbox for webhooks, a virtual scanner. Nobody depends on it; the profile production leaves
 * it out.
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
            "notification"
        })
@NullMarked
package dev.archway.server.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
