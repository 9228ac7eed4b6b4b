/** The HTTP calls that fetch files. */
@NullMarked
package dev.archway.server.export.rest;

import org.jspecify.annotations.NullMarked;
