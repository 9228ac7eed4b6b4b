package dev.archway.server.export;

import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes XML in lines that a person can read. */
final class Xml {

    private final XMLStreamWriter out;
    private int depth;

    Xml(XMLStreamWriter out) {
        this.out = out;
    }

    void begin(String root) throws XMLStreamException {
        out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        open(root);
    }

    void end() throws XMLStreamException {
        close();
        out.writeCharacters("\n");
        out.writeEndDocument();
        out.flush();
    }

    void open(String name) throws XMLStreamException {
        line();
        out.writeStartElement(name);
        depth++;
    }

    void close() throws XMLStreamException {
        depth--;
        line();
        out.writeEndElement();
    }

    /** An element with text; an empty one when there is none. */
    void element(String name, @Nullable Object text) throws XMLStreamException {
        line();
        out.writeStartElement(name);
        if (text != null) {
            out.writeCharacters(text.toString());
        }
        out.writeEndElement();
    }

    /** An element that has attributes alone. */
    void empty(String name) throws XMLStreamException {
        line();
        out.writeEmptyElement(name);
    }

    void attribute(String name, @Nullable Object value) throws XMLStreamException {
        out.writeAttribute(name, value == null ? "" : value.toString());
    }

    private void line() throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth));
    }
}
