/** The answer to whatever no other controller sees. */
@NullMarked
package dev.archway.server.platform.rest;

import org.jspecify.annotations.NullMarked;
