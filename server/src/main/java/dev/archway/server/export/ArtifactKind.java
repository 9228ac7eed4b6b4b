package dev.archway.server.export;

/** What is made of every revision. A revision is ready when all of them are there. DPMS API V2, 4.5.1. */
public enum ArtifactKind {
    IDE_PACKAGE("the package"),
    GALLERY("the gallery"),
    VIEWER_MODEL("the viewer's model");

    private final String text;

    ArtifactKind(String text) {
        this.text = text;
    }

    /** What people call it. */
    public String text() {
        return text;
    }
}
