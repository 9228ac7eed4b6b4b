package dev.archway.server.export;

/** What is made of every revision. A revision is ready when all of them are there. DPMS API V2, 4.5.1. */
public enum ArtifactKind {
    IDE_PACKAGE,
    GALLERY,
    VIEWER_MODEL
}
