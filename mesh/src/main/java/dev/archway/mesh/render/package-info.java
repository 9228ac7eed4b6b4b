/** Pictures of scans, drawn by the processor alone: cameras, soft light, the six views of the gallery, JPEG. Thread-safe, deterministic, no library. */
@NullMarked
package dev.archway.mesh.render;

import org.jspecify.annotations.NullMarked;
