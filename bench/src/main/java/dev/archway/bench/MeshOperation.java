package dev.archway.bench;

import dev.archway.mesh.Components;
import dev.archway.mesh.Decimation;
import dev.archway.mesh.Difference;
import dev.archway.mesh.GlbWriter;
import dev.archway.mesh.Holes;
import dev.archway.mesh.Manifold;
import dev.archway.mesh.Mesh;
import dev.archway.mesh.MeshFiles;
import dev.archway.mesh.MeshFormat;
import dev.archway.mesh.Normals;
import dev.archway.mesh.Repair;
import dev.archway.mesh.SolidModel;
import dev.archway.mesh.Surface;
import dev.archway.mesh.Transform;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What is measured of the mesh library. */
enum MeshOperation {
    /** A file read, welded and written as binary PLY. */
    CONVERT,
    /** A file read and welded. */
    READ,
    /** What keeps a mesh from being a solid. */
    CHECK,
    COMPONENTS,
    NORMALS,
    REPAIR,
    FILL,
    /** The tree over a surface, and the signed distance of each vertex of a moved copy from it. */
    DISTANCES,
    /** How a mesh differs from a moved copy, the tree over that included. */
    DIFFERENCE,
    /** To a quarter. */
    DECIMATE,
    /** Written for a viewer. */
    GLB,
    SOLID;

    static final int MOST = Integer.MAX_VALUE / 3;

    /** Whether it works on a file and not on a mesh that is there. */
    boolean ofFile() {
        return this == CONVERT || this == READ;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where the result goes, if it is a file. */
    void run(Path file, Path result) throws IOException {
        Mesh mesh = MeshFiles.read(file, MeshFormat.ofFileName(file.toString()).orElseThrow(), MOST);
        if (this == CONVERT) {
            MeshFiles.write(mesh, MeshFormat.PLY, result);
        }
    }

    /** Returns something of what came out, so that no compiler can leave the work out. */
    int run(Mesh mesh) throws IOException {
        return switch (this) {
            case CONVERT, READ -> throw new IllegalArgumentException(this + " is done to a file");
            case CHECK -> Manifold.check(mesh).borderEdges();
            case COMPONENTS -> Components.byEdges(mesh).count();
            case NORMALS -> Normals.ofVertices(mesh).length;
            case REPAIR -> Repair.outward(mesh).turned();
            case FILL -> Holes.fill(mesh, 10).filled();
            case DISTANCES ->
                Surface.of(mesh)
                        .signedDistances(
                                Transform.translate(0.05, 0.1, 0.15).apply(mesh).positions(), 3)
                        .length;
            case DIFFERENCE ->
                Difference.between(Transform.translate(0.05, 0.1, 0.15).apply(mesh), mesh)
                        .distances()
                        .length;
            case GLB -> {
                GlbWriter.write(List.of(new GlbWriter.Part("jaw", mesh)), OutputStream.nullOutputStream());
                yield mesh.triangleCount();
            }
            case DECIMATE ->
                Decimation.toTriangles(mesh, mesh.triangleCount() / 4).triangleCount();
            case SOLID ->
                SolidModel.withLowProfileBase(mesh, SolidModel.Teeth.UP).triangleCount();
        };
    }
}
