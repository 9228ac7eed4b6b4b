/** The page to browse the description. */
@NullMarked
package dev.archway.server.docs.rest;

import org.jspecify.annotations.NullMarked;
