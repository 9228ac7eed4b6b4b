/** The HTTP calls of the sandbox. */
@NullMarked
package dev.archway.server.sandbox.rest;

import org.jspecify.annotations.NullMarked;
