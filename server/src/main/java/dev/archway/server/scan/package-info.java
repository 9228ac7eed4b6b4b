/**
 * What scanners send: resumable uploads, the manifest that completes a scan, its revisions, the welded meshes that everything else is made of, and screen captures.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "platform", "account", "access", "patient", "prescription", "order"})
@NullMarked
package dev.archway.server.scan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
