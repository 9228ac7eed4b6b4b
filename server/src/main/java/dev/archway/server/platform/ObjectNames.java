package dev.archway.server.platform;

import java.util.Collection;
import java.util.Set;

/** A table that names objects. An object that no table names is swept. */
public interface ObjectNames {

    /** Those of the given objects that a row names. */
    Set<String> namedAmong(Collection<String> sha256);
}
