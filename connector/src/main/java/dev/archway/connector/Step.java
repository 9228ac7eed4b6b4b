package dev.archway.connector;

/** How far an import has come; a test may end the world after any of them. */
enum Step {
    PACKAGE_DOWNLOADED,
    GALLERY_DOWNLOADED,
    WRITTEN,
    ANNOUNCED,
    PUBLISHED,
    RECORDED;

    /** Is told of each step. */
    interface Watcher {
        void reached(Step step);
    }
}
