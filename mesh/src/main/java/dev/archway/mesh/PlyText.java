package dev.archway.mesh;

import java.io.IOException;

/** Rows of an ASCII PLY file: one a line. */
final class PlyText implements PlyRows {

    private final Input input;
    private final Lines lines;

    PlyText(Input input, Lines lines) {
        this.input = input;
        this.lines = lines;
    }

    @Override
    public void begin(PlyHeader.Element element, long row) throws IOException {
        do {
            if (!lines.next()) {
                throw lines.wrong("truncated: the header promises " + Limits.count(element.count())
                        + " rows of element " + Lines.quote(element.name()) + ", the file ends after "
                        + Limits.count(row));
            }
        } while (!lines.more());
    }

    @Override
    public float real(PlyType type, String what) throws MeshException {
        return lines.number(what);
    }

    @Override
    public long whole(PlyType type, String what) throws MeshException {
        long value = lines.integer(what);
        if (lines.inWord()) {
            throw lines.wrong(what + " goes on with " + Lines.quote(lines.word()));
        }
        return value;
    }

    @Override
    public void skip(PlyType type, long count) throws MeshException {
        for (long i = 0; i < count; i++) {
            if (lines.word().isEmpty()) {
                throw lines.wrong("fewer numbers than the header names");
            }
        }
    }

    @Override
    public void end() throws MeshException {
        if (lines.more()) {
            throw lines.wrong("more numbers than the header names");
        }
    }

    @Override
    public long remaining() {
        return lines.left() + input.remaining();
    }

    @Override
    public MeshException wrong(String what) {
        return lines.wrong(what);
    }

    @Override
    public void finish() throws IOException {
        while (lines.next()) {
            if (lines.more()) {
                throw lines.wrong("more rows than the header promises");
            }
        }
    }
}
