/** The pages behind shared links. */
@NullMarked
package dev.archway.server.share.rest;

import org.jspecify.annotations.NullMarked;
