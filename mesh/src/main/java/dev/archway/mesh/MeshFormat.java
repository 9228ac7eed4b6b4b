package dev.archway.mesh;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The file formats that are read and written here. */
public enum MeshFormat {
    /** Stereolithography, binary or ASCII: triangles without shared vertices or colours. */
    STL,
    /** Polygon file format, ASCII or binary in either byte order: shared vertices, colours. */
    PLY,
    /** Wavefront object, text: shared vertices, colours after the coordinates. */
    OBJ;

    /**
     * The format that a file's name promises.
     *
     * @param fileName a file name or path, such as {@code 1_shell_occlusion_u.STL}; only its ending counts, in whatever case
     * @return the format, or nothing when the ending is none of {@code .stl}, {@code .ply} and {@code .obj}
     */
    public static Optional<MeshFormat> ofFileName(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith("." + format.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
