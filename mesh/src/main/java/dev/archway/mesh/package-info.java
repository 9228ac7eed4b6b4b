/**
 * Triangle meshes as values: read, write, weld, measure, turn, repair, make solid and render. Lengths are millimetres; nothing here needs a library.
 *
 * <p>{@link dev.archway.mesh.SolidModel} puts a scanned jaw on a base. Under it lie {@link dev.archway.mesh.Manifold} (what is wrong with a mesh),
 * {@link dev.archway.mesh.Repair}, {@link dev.archway.mesh.Components}, {@link dev.archway.mesh.Borders}, {@link dev.archway.mesh.Faces},
 * {@link dev.archway.mesh.Holes}, {@link dev.archway.mesh.Islands} and {@link dev.archway.mesh.Rims}; {@link dev.archway.mesh.Modeling} does all of it in one go. They
 * cost time linear in the triangles, and hold no object for a vertex or a triangle.
 */
@NullMarked
package dev.archway.mesh;

import org.jspecify.annotations.NullMarked;
