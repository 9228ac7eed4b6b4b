/** The virtual scanner: works through the worklist with real meshes or a synthetic arch and uploads so that it can be resumed. */
@NullMarked
package dev.archway.scanner;

import org.jspecify.annotations.NullMarked;
