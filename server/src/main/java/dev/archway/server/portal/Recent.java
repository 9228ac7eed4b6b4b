package dev.archway.server.portal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The newest lines that this node heard, each with a number, so that a page can say up to which one it knows what happened. */
final class Recent {

    private static final int KEPT = 1000;

    private final Deque<String> lines = new ArrayDeque<>();
    private long last;

    /**
     * @param last what no number of another node, or of this one before it was started, comes near
     */
    Recent(long last) {
        this.last = last;
    }

    synchronized void add(String line) {
        lines.addLast(line);
        last++;
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
    }

    /** Lines were missed: whoever knows what happened before this does not know all. */
    synchronized void forget() {
        lines.clear();
        last++;
    }

    /** The number of the newest line. */
    synchronized long last() {
        return last;
    }

    /** The lines after that number, oldest first; nothing when they are not all here. */
    synchronized Optional<List<String>> after(long number) {
        long missing = last - number;
        return missing < 0 || missing > lines.size()
                ? Optional.empty()
                : Optional.of(lines.stream().skip(lines.size() - missing).toList());
    }
}
