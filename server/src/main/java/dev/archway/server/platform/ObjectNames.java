package dev.archway.server.platform;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A table that names objects. An object that no table names is swept. */
public interface ObjectNames {

    /** Those of the given objects that a row names. */
    Set<String> namedAmong(Collection<String> sha256);

    /** What its rows name, kind by kind. Objects that several rows name are counted for each. */
    List<Use> use();

    /**
     * How much of one kind there is.
     *
     * @param kind a word of the table's own, such as "gallery"
     */
    record Use(String kind, long files, long bytes) {}
}
