package dev.archway.mesh;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where and how a mesh lies in a GLB's binary chunk: positions, normals, colours if any, vertex numbers, each at a multiple of 4 bytes.
 *
 * @param mesh without vertices that no triangle has
 * @param start the first byte of this part
 * @param scale the side of the cube in which positions are counted, in millimetres; one scale for all axes, so that normals need no correction
 */
record GlbPart(String name, Mesh mesh, Box box, double scale, long start) {

    /** Three uint16, padded to a multiple of 4. */
    static final int POSITION = 8;

    /** Three int8, padded to a multiple of 4. */
    static final int NORMAL = 4;

    /** Red, green, blue and alpha. */
    static final int COLOR = 4;

    /** Vertex numbers of two bytes reach so far; 65535 itself must not be used. */
    private static final int MOST_FOR_SHORT = 65_535;

    private static final int STEPS = 65_535;

    static List<GlbPart> layOut(List<GlbWriter.Part> parts) {
        List<GlbPart> layouts = new ArrayList<>();
        long start = 0;
        for (GlbWriter.Part part : parts) {
            if (part.mesh().triangleCount() == 0) {
                throw new IllegalArgumentException("part \"" + part.name() + "\" has no triangle");
            }
            // one vertex far away that no triangle has would make the steps coarse
            Mesh mesh = Strays.without(part.mesh());
            Box box = Box.of(mesh);
            double largest = Math.max(
                    (double) box.maxX() - box.minX(),
                    Math.max((double) box.maxY() - box.minY(), (double) box.maxZ() - box.minZ()));
            GlbPart layout = new GlbPart(part.name(), mesh, box, largest > 0 ? largest : 1, start);
            layouts.add(layout);
            start = layout.end();
        }
        return layouts;
    }

    boolean colored() {
        return mesh.colors() != null;
    }

    boolean shortNumbers() {
        return mesh.vertexCount() <= MOST_FOR_SHORT;
    }

    long normals() {
        return start + (long) POSITION * mesh.vertexCount();
    }

    long colors() {
        return normals() + (long) NORMAL * mesh.vertexCount();
    }

    long numbers() {
        return colors() + (colored() ? (long) COLOR * mesh.vertexCount() : 0);
    }

    long numbersLength() {
        return (shortNumbers() ? 2L : 4L) * mesh.triangles().length;
    }

    long end() {
        return (numbers() + numbersLength() + 3) & ~3L;
    }

    int steps(double coordinate, double min) {
        return (int) Math.clamp(Math.round((coordinate - min) / scale * STEPS), 0, STEPS);
    }

    void write(LittleEndian file) throws IOException {
        float[] p = mesh.positions();
        for (int i = 0; i < p.length; i += 3) {
            file.room(POSITION);
            file.put16(steps(p[i], box.minX()));
            file.put16(steps(p[i + 1], box.minY()));
            file.put16(steps(p[i + 2], box.minZ()));
            file.put16(0);
        }
        writeNormals(file);
        writeColors(file);
        boolean narrow = shortNumbers();
        for (int number : mesh.triangles()) {
            file.room(4);
            if (narrow) {
                file.put16(number);
            } else {
                file.put32(number);
            }
        }
        file.room(3);
        for (long at = numbers() + numbersLength(); at < end(); at++) {
            file.put8(0);
        }
    }

    private void writeNormals(LittleEndian file) throws IOException {
        float[] normals = Normals.ofVertices(mesh);
        for (int i = 0; i < normals.length; i += 3) {
            // glTF wants unit length of every normal, of one that means nothing too
            boolean none = normals[i] == 0 && normals[i + 1] == 0 && normals[i + 2] == 0;
            file.room(NORMAL);
            file.put8(Math.round(normals[i] * 127));
            file.put8(Math.round(normals[i + 1] * 127));
            file.put8(none ? 127 : Math.round(normals[i + 2] * 127));
            file.put8(0);
        }
    }

    private void writeColors(LittleEndian file) throws IOException {
        byte[] colors = mesh.colors();
        if (colors == null) {
            return;
        }
        byte[] linear = new byte[256];
        for (int i = 0; i < 256; i++) {
            linear[i] = (byte) Math.round(linear(i / 255.0) * 255);
        }
        for (int i = 0; i < colors.length; i += 3) {
            file.room(COLOR);
            file.put8(linear[colors[i] & 0xFF]);
            file.put8(linear[colors[i + 1] & 0xFF]);
            file.put8(linear[colors[i + 2] & 0xFF]);
            file.put8(255);
        }
    }

    /** From sRGB to linear light, both 0 to 1 (IEC 61966-2-1). */
    static double linear(double srgb) {
        return srgb <= 0.04045 ? srgb / 12.92 : StrictMath.pow((srgb + 0.055) / 1.055, 2.4);
    }
}
