package dev.archway.server.lab;

import java.time.Instant;
import java.util.List;

/**
 * A revision that a lab returned with remarks.
 *
 * @param actor who pinned them, as histories call him
 * @param marks in the order in which they were pinned: the first is number 1
 */
public record MarkedRevision(int revision, String actor, Instant at, List<Mark> marks) {

    public MarkedRevision {
        marks = List.copyOf(marks);
    }
}
