package dev.archway.mesh;

import java.nio.charset.StandardCharsets;

/**
 * Colours in the two bytes after each facet of a binary STL file, five bits a channel. The format knows them in two dialects: where the header has "COLOR=" and a
 * red, green, blue and alpha byte (Materialise Magics), red is lowest, and the highest bit means the header's colour; without it (VisCAM, SolidView), blue is lowest,
 * and the highest bit means that there is a colour at all.
 */
final class StlColors {

    private static final String KEY = "COLOR=";
    private static final int MOST = 31;
    private static final int OWN_OR_NOT = 1 << 15;

    /** The header's colour, or {@link FaceColors#NONE}. */
    private final int ofAll;

    /** @param header the file's first 80 bytes */
    StlColors(byte[] header) {
        int at = new String(header, StandardCharsets.ISO_8859_1).indexOf(KEY) + KEY.length();
        boolean told = at >= KEY.length() && at + 4 <= header.length;
        ofAll = told
                ? (header[at] & 255) << 16 | (header[at + 1] & 255) << 8 | (header[at + 2] & 255)
                : FaceColors.NONE;
    }

    /** Whether facets without any attribute have a colour. */
    boolean ofAll() {
        return ofAll != FaceColors.NONE;
    }

    /**
     * The mesh with the colours of its facets.
     *
     * @param attributes the two bytes of each facet; if all are zero, none says anything of colour
     */
    Mesh on(Mesh mesh, short[] attributes) {
        boolean silent = true;
        for (short attribute : attributes) {
            silent &= attribute == 0;
        }
        FaceColors colors = new FaceColors(attributes.length);
        for (short attribute : attributes) {
            colors.add(silent ? ofAll : color(attribute));
        }
        return colors.on(mesh);
    }

    private int color(short attribute) {
        int low = channel(attribute);
        int middle = channel(attribute >> 5);
        int high = channel(attribute >> 10);
        boolean marked = (attribute & OWN_OR_NOT) != 0;
        if (ofAll()) {
            return marked ? ofAll : low << 16 | middle << 8 | high;
        }
        return marked ? high << 16 | middle << 8 | low : FaceColors.NONE;
    }

    private static int channel(int bits) {
        return ((bits & MOST) * 255 + MOST / 2) / MOST;
    }
}
