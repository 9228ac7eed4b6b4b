/** The HTTP calls of the audit. */
@NullMarked
package dev.archway.server.audit.rest;

import org.jspecify.annotations.NullMarked;
