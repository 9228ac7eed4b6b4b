package dev.archway.server.scan;

import dev.archway.server.platform.StoredObject;

/** A jaw whose file was found good: the file as it came and its mesh are objects of the store. */
record StoredJaw(
        Jaw jaw,
        String fileName,
        StoredObject original,
        StoredObject mesh,
        int vertices,
        int triangles,
        boolean coloured) {}
