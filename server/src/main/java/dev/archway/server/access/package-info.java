/**
 * Who may come in, as whom: sign-in, OAuth 2.0 tokens, partners, discovery, pairing and un-pairing, and the scanners' own login. Everyone else is handed a
 * caller (practice, lab, scanner) that has already been let in. Authentication and pairing are shapes of our own, PRODUCT.md.
 */
@ApplicationModule(allowedDependencies = {"shared", "platform", "account"})
@NullMarked
package dev.archway.server.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
