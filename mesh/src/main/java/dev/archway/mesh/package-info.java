/** Triangle meshes as values: read, write, weld, measure, turn and render. Lengths are millimetres; nothing here needs a library. */
@NullMarked
package dev.archway.mesh;

import org.jspecify.annotations.NullMarked;
