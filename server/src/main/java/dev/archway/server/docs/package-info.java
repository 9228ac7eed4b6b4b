/**
 * The API's own description: OpenAPI 3.1 in groups, made of the handlers that are there, the wire's records, and the words and examples in {@code resources/openapi}. It
 * looks at everybody's callers and decides nothing; nobody depends on it.
 */
@ApplicationModule(allowedDependencies = {"shared", "platform", "account", "access"})
@NullMarked
package dev.archway.server.docs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
