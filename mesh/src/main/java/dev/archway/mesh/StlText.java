package dev.archway.mesh;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** ASCII STL: one or several solids, whose facets become one mesh. The facets' own normals are not needed and not read. */
final class StlText {

    /** In bytes; only a guess at how many different vertices will come. */
    private static final int USUAL_FACET = 250;

    /** One of so many triangles finds room from the first; how many follow is seen when that is full. */
    private static final int SOME = 8;

    private final Lines lines;
    private final Triangles triangles;
    private final Weld weld;
    private final int[] loop = new int[3];
    private int corners;

    StlText(FileChannel channel, Limits limits) throws IOException {
        lines = new Lines(new Input(channel), false);
        int expected = (int) Math.min(channel.size() / USUAL_FACET, limits.maxTriangles());
        triangles = new Triangles(limits, lines::wrong, lines::remaining, expected / SOME);
        weld = new Weld(expected / 2);
    }

    /** Where in the nesting of a file the next line is. */
    private enum Place {
        FILE,
        SOLID,
        FACET,
        LOOP,
        FACET_DONE
    }

    Mesh read() throws IOException {
        Place place = Place.FILE;
        while (lines.next()) {
            if (lines.more()) {
                place = step(place);
            }
        }
        if (place != Place.FILE) {
            throw lines.wrong("truncated: the file ends before endsolid");
        }
        float[] positions = weld.end();
        return new Mesh(positions, triangles.end(positions), null);
    }

    private Place step(Place place) throws MeshException {
        return switch (place) {
            case FILE -> {
                expect(lines.take("solid"), "solid");
                yield Place.SOLID;
            }
            case SOLID -> {
                boolean over = lines.take("endsolid");
                expect(over || lines.take("facet"), "facet or endsolid");
                yield over ? Place.FILE : Place.FACET;
            }
            case FACET -> {
                expect(lines.take("outer") && lines.take("loop"), "outer loop");
                corners = 0;
                yield Place.LOOP;
            }
            case LOOP -> corner();
            case FACET_DONE -> {
                expect(lines.take("endfacet"), "endfacet");
                yield Place.SOLID;
            }
        };
    }

    private Place corner() throws MeshException {
        if (lines.take("vertex")) {
            if (corners == 3) {
                throw lines.wrong("a facet has more than 3 vertices");
            }
            float x = coordinate("x");
            float y = coordinate("y");
            float z = coordinate("z");
            if (lines.more()) {
                throw lines.wrong(Lines.quote(lines.word()) + " after the vertex");
            }
            loop[corners++] = weld.vertex(x, y, z);
            return Place.LOOP;
        }
        expect(lines.take("endloop"), "vertex or endloop");
        if (corners < 3) {
            throw lines.wrong("a facet has " + corners + " of its 3 vertices");
        }
        triangles.add(loop[0], loop[1], loop[2]);
        return Place.FACET_DONE;
    }

    private float coordinate(String axis) throws MeshException {
        float value = lines.number(axis);
        if (!Limits.fits(value)) {
            throw lines.wrong(Limits.complaint(axis, value));
        }
        return value;
    }

    private void expect(boolean found, String what) throws MeshException {
        if (!found) {
            throw lines.wrong(Lines.quote(lines.word()) + " where " + what + " should be");
        }
    }
}
