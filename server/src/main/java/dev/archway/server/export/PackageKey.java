package dev.archway.server.export;

import dev.archway.server.scan.RevisionKey;

/** One package of a revision, by the digest of its recipe. As text, it names the instances of a task. */
record PackageKey(RevisionKey revision, String recipe) {

    /** Reads what {@link #toString} wrote. */
    static PackageKey parse(String text) {
        int end = text.lastIndexOf('/');
        if (end < 0) {
            throw new IllegalArgumentException("not company/order/revision/recipe: " + text);
        }
        return new PackageKey(RevisionKey.parse(text.substring(0, end)), text.substring(end + 1));
    }

    @Override
    public String toString() {
        return revision + "/" + recipe;
    }
}
