package dev.archway.server.export;

import dev.archway.mesh.Mesh;
import dev.archway.mesh.MeshException;
import dev.archway.server.scan.Jaw;
import dev.archway.wire.CaseType;
import java.util.SequencedMap;

/**
 * Which files a package has beside its papers, what they are called, and how the meshes lie in them: what of an export format matters for one kind of case. DPMS API
 * V2, 4.7.6; PRODUCT.md, "default package by kind of case".
 */
sealed interface PackageLayout permits OrthodonticLayout, RestorativeLayout {

    static PackageLayout of(CaseType type, ExportFormat format) {
        return switch (type) {
            case RESTORATIVE -> new RestorativeLayout(format.cadCamSystem());
            case ICAST -> new OrthodonticLayout(format.iCast(), format.dataFormat(), format.fileType());
            case IRECORD, INVISALIGN, INVISALIGN_IRECORD ->
                new OrthodonticLayout(format.iRecord(), format.dataFormat(), format.fileType());
        };
    }

    /** The mesh as this layout has it, made of one that stands in the frame of a scan. */
    Mesh shape(Jaw jaw, Mesh mesh) throws MeshException;

    boolean hasStl();

    /** Whether there is a PLY file of that mesh. */
    boolean hasPly(Mesh mesh);

    /** Whether the gallery's pictures are in the package. DPMS API V2, 4.7.4: "Thumbnails for ortho case". */
    boolean hasPictures();

    /** Whether exocad's project file is in the package. */
    boolean hasDentalProject();

    /** For example {@code 123456789_shell_occlusion_u.stl}. */
    String fileName(long order, Jaw jaw, String ending);

    /** The settings that led here, in the documents' words, named as metadata 5.0 name them. */
    SequencedMap<String, String> settings();
}
