/** The HTTP calls of scanners. */
@NullMarked
package dev.archway.server.scan.rest;

import org.jspecify.annotations.NullMarked;
