package dev.archway.mesh;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * PLY: a header that names elements and their properties in any order, then their rows. Taken are the vertices' x, y, z and red, green, blue, and the faces'
 * list of vertex numbers, and their colours if the vertices have none; everything else is passed over. The format is as Greg Turk described it (The PLY Polygon File Format, 1994), with the type names
 * that came later.
 */
final class PlyReader {

    private static final String VERTEX = "vertex";
    private static final String FACE = "face";

    /** In bytes: a count and three numbers. */
    private static final int SHORTEST_FACE = 4;

    private final PlyRows rows;
    private final long vertexCount;
    private final Vertices vertices;
    private final Triangles triangles;
    private @Nullable FaceColors faceColors;

    private PlyReader(PlyRows rows, Limits limits, long vertexCount, long faceCount) {
        this.rows = rows;
        this.vertexCount = vertexCount;
        vertices = new Vertices(limits, rows::wrong, (int) vertexCount);
        triangles = new Triangles(
                limits, rows::wrong, rows::remaining, Math.min(faceCount, rows.remaining() / SHORTEST_FACE));
    }

    static Mesh read(FileChannel channel, Limits limits) throws IOException {
        Input input = new Input(channel);
        Lines lines = new Lines(input, false);
        PlyHeader header = PlyHeader.read(lines);
        lines.endHeader();
        PlyRows rows = switch (header.format()) {
            case ASCII -> new PlyText(input, lines);
            case BINARY_LITTLE_ENDIAN -> new PlyBinary(input, false);
            case BINARY_BIG_ENDIAN -> new PlyBinary(input, true);
        };
        for (PlyHeader.Element element : header.elements()) {
            checkSize(element, header.format(), rows.remaining());
        }
        PlyHeader.Element vertex = element(header, VERTEX);
        if (vertex.count() > limits.maxVertices()) {
            throw Lines.wrong(
                    vertex.line(),
                    Limits.count(vertex.count()) + " vertices, more than the " + Limits.count(limits.maxVertices())
                            + " accepted");
        }
        PlyHeader.Element face = element(header, FACE);
        if (face.count() > limits.maxTriangles()) {
            throw Lines.wrong(face.line(), limits.tooManyTriangles(face.count()));
        }
        if (face.count() == 0) {
            throw Lines.wrong(face.line(), "no triangle in the file");
        }
        return new PlyReader(rows, limits, vertex.count(), face.count()).read(header.elements());
    }

    private static void checkSize(PlyHeader.Element element, PlyHeader.Format format, long remaining)
            throws MeshException {
        long row = Math.max(1, element.smallestRow(format));
        // the last number of a text needs no blank after it
        if (element.count() > (remaining + 1) / row) {
            throw Lines.wrong(
                    element.line(),
                    "truncated: the header promises " + Limits.count(element.count()) + " rows of element "
                            + Lines.quote(element.name()) + " of at least " + row + " bytes each, the file has "
                            + Limits.count(remaining) + " bytes after it");
        }
    }

    private static PlyHeader.Element element(PlyHeader header, String name) throws MeshException {
        return header.elements().stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Lines.wrong(header.line(), "no mesh: the header has no element \"" + name + "\""));
    }

    private Mesh read(List<PlyHeader.Element> elements) throws IOException {
        for (PlyHeader.Element element : elements) {
            switch (element.name()) {
                case VERTEX -> readVertices(element);
                case FACE -> readFaces(element);
                default -> readOther(element);
            }
        }
        rows.finish();
        Mesh mesh = vertices.mesh(triangles);
        return mesh.colors() == null && faceColors != null ? faceColors.on(mesh) : mesh;
    }

    private void readVertices(PlyHeader.Element element) throws IOException {
        PlyHeader.Property[] properties = element.properties().toArray(PlyHeader.Property[]::new);
        int[] places = {place(element, "x"), place(element, "y"), place(element, "z")};
        if (places[0] < 0 || places[1] < 0 || places[2] < 0) {
            throw Lines.wrong(element.line(), "no mesh: element \"vertex\" lacks x, y or z");
        }
        int[] channels = channels(element);
        float[] values = new float[properties.length];
        String[] names = names(element);
        for (long row = 0; row < element.count(); row++) {
            rows.begin(element, row);
            for (int i = 0; i < properties.length; i++) {
                if (properties[i].single()) {
                    values[i] = rows.real(properties[i].type(), names[i]);
                } else {
                    skip(properties[i]);
                }
            }
            rows.end();
            vertices.add(
                    coordinate("x", values[places[0]]),
                    coordinate("y", values[places[1]]),
                    coordinate("z", values[places[2]]));
            if (channels.length > 0) {
                vertices.color(color(properties, channels, values));
            }
        }
    }

    /** Where a single number of that name is in a row, or -1. */
    private static int place(PlyHeader.Element element, String name) {
        Optional<PlyHeader.Property> property = element.property(name).filter(PlyHeader.Property::single);
        return property.map(p -> element.properties().indexOf(p)).orElse(-1);
    }

    private static String[] names(PlyHeader.Element element) {
        return element.properties().stream()
                .map(property -> Lines.plain(property.name()))
                .toArray(String[]::new);
    }

    /** Where red, green and blue are in a row; empty unless all three are. */
    private static int[] channels(PlyHeader.Element element) {
        int[] places = {place(element, "red"), place(element, "green"), place(element, "blue")};
        return places[0] >= 0 && places[1] >= 0 && places[2] >= 0 ? places : new int[0];
    }

    private float coordinate(String axis, float value) throws MeshException {
        if (!Limits.fits(value)) {
            throw rows.wrong(Limits.complaint(axis, value));
        }
        return value;
    }

    /** 0xRRGGBB of a row. */
    private int color(PlyHeader.Property[] properties, int[] channels, float[] values) throws MeshException {
        int color = 0;
        for (int place : channels) {
            int most = properties[place].type().brightest;
            float value = values[place];
            if (!(value >= 0 && value <= most)) {
                throw rows.wrong(properties[place].name() + " is " + value + ", not from 0 to " + most);
            }
            color = color << 8 | Math.round(value * (255f / most));
        }
        return color;
    }

    private void readFaces(PlyHeader.Element element) throws IOException {
        PlyHeader.Property corners = element.property("vertex_indices")
                .or(() -> element.property("vertex_index"))
                .filter(p -> !p.single())
                .orElseThrow(() -> Lines.wrong(element.line(), "no mesh: element \"face\" has no list vertex_indices"));
        if (!corners.type().whole()) {
            throw Lines.wrong(corners.line(), "no mesh: vertex numbers must be of an integer type");
        }
        PlyHeader.Property[] properties = element.properties().toArray(PlyHeader.Property[]::new);
        int place = element.properties().indexOf(corners);
        int[] channels = channels(element);
        String[] names = names(element);
        FaceColors colors = channels.length > 0 ? new FaceColors(triangles.room()) : null;
        float[] values = new float[properties.length];
        for (long row = 0; row < element.count(); row++) {
            rows.begin(element, row);
            for (int i = 0; i < properties.length; i++) {
                if (i == place) {
                    polygon(corners);
                } else if (colors != null && (i == channels[0] || i == channels[1] || i == channels[2])) {
                    values[i] = rows.real(properties[i].type(), names[i]);
                } else {
                    skip(properties[i]);
                }
            }
            rows.end();
            if (colors != null) {
                int color = color(properties, channels, values);
                while (colors.count() < triangles.count()) {
                    colors.add(color);
                }
            }
        }
        faceColors = colors;
    }

    private void polygon(PlyHeader.Property corners) throws IOException {
        long count = listCount(corners);
        if (count == 3) {
            triangles.add(corner(corners), corner(corners), corner(corners));
            return;
        }
        triangles.begin();
        for (long left = count; left > 0; left--) {
            triangles.corner(corner(corners));
        }
        triangles.close();
    }

    private int corner(PlyHeader.Property corners) throws IOException {
        long vertex = rows.whole(corners.type(), "a vertex number");
        if (vertex < 0 || vertex >= vertexCount) {
            throw rows.wrong("vertex number " + vertex + ", there are " + Limits.count(vertexCount)
                    + " vertices counted from 0");
        }
        return (int) vertex;
    }

    private void readOther(PlyHeader.Element element) throws IOException {
        if (element.properties().isEmpty()) {
            return;
        }
        for (long row = 0; row < element.count(); row++) {
            rows.begin(element, row);
            for (PlyHeader.Property property : element.properties()) {
                skip(property);
            }
            rows.end();
        }
    }

    private void skip(PlyHeader.Property property) throws IOException {
        rows.skip(property.type(), property.single() ? 1 : listCount(property));
    }

    private long listCount(PlyHeader.Property property) throws IOException {
        PlyType type = Objects.requireNonNull(property.count());
        long count = rows.whole(type, "the count of a list");
        if (count < 0 || count > rows.remaining()) {
            throw rows.wrong(
                    "a list of " + count + " numbers, the file has " + Limits.count(rows.remaining()) + " more bytes");
        }
        return count;
    }
}
