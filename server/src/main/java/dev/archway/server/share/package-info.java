/** Scans that are shown to somebody without an account, by a link that ends and a password. Beyond the documents. */
@ApplicationModule(allowedDependencies = {"shared", "platform", "account", "access", "order", "scan", "export"})
@NullMarked
package dev.archway.server.share;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
