/** The HTTP calls of labs. */
@NullMarked
package dev.archway.server.lab.rest;

import org.jspecify.annotations.NullMarked;
