/** The HTTP calls of access. */
@NullMarked
package dev.archway.server.access.rest;

import org.jspecify.annotations.NullMarked;
