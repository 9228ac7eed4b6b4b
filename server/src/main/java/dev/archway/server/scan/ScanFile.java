package dev.archway.server.scan;

/** A jaw of a revision: the file as it came, under its digest, and how large its mesh is. */
public record ScanFile(
        Jaw jaw,
        String fileName,
        String originalSha256,
        String meshSha256,
        long meshSize,
        int triangles,
        boolean coloured) {}
