/** What the server's tests share. */
@NullMarked
package dev.archway.server.testing;

import org.jspecify.annotations.NullMarked;
