package dev.archway.server.export;

import dev.archway.mesh.Mesh;
import dev.archway.mesh.Transform;
import dev.archway.server.scan.Jaw;
import dev.archway.wire.CaseType;

/**
 * How the meshes lie in a package, and what their files are called. The default by kind of case: restorative cases keep both jaws in bite relation, the others have
 * one file an arch, teeth up. DPMS API V2, 4.7.6; PRODUCT.md, "default package by kind of case".
 */
enum PackageLayout {
    OCCLUSION("occlusion", true, false) {
        @Override
        Mesh place(Jaw jaw, Mesh mesh) {
            return mesh;
        }
    },
    TEETH_UP("teethup", false, true) {
        @Override
        Mesh place(Jaw jaw, Mesh mesh) {
            return switch (jaw) {
                case UPPER -> UPSIDE_DOWN.apply(mesh);
                case LOWER -> mesh;
            };
        }
    };

    /** Half a turn about the x axis, exactly. */
    private static final Transform UPSIDE_DOWN = new Transform(1, 0, 0, 0, -1, 0, 0, 0, -1, 0, 0, 0);

    private final String word;
    private final boolean colours;
    private final boolean pictures;

    PackageLayout(String word, boolean colours, boolean pictures) {
        this.word = word;
        this.colours = colours;
        this.pictures = pictures;
    }

    static PackageLayout of(CaseType type) {
        return switch (type) {
            case RESTORATIVE -> OCCLUSION;
            case IRECORD, ICAST, INVISALIGN, INVISALIGN_IRECORD -> TEETH_UP;
        };
    }

    /** The mesh where this layout has it. */
    abstract Mesh place(Jaw jaw, Mesh mesh);

    /** Whether a mesh that has colours is there as PLY too. */
    boolean hasColours() {
        return colours;
    }

    /** Whether the gallery's pictures are in the package. DPMS API V2, 4.7.4: "Thumbnails for ortho case". */
    boolean hasPictures() {
        return pictures;
    }

    /** For example {@code 123456789_shell_occlusion_u.stl}. */
    String fileName(long order, Jaw jaw, String ending) {
        return order + "_shell_" + word + "_" + jaw.letter() + "." + ending;
    }
}
