/** The pages' controllers. */
@NullMarked
package dev.archway.server.portal.rest;

import org.jspecify.annotations.NullMarked;
