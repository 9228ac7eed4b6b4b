package dev.archway.client;

import dev.archway.wire.V3Patient;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Walks through patients page by page and asks for a page only when its first patient is wanted. */
final class PatientPages implements Iterator<V3Patient> {

    private final LongFunction<PatientPage> pageAt;
    private @Nullable PatientPage page;
    private long offset;
    private int next;

    PatientPages(LongFunction<PatientPage> pageAt) {
        this.pageAt = pageAt;
    }

    @Override
    public boolean hasNext() {
        PatientPage current = page;
        if (current == null) {
            current = turn(0);
        }
        while (next >= current.patients().size()) {
            Long following = current.nextOffset();
            // a next page that is not further on would be this one for ever
            if (following == null || following <= offset) {
                return false;
            }
            current = turn(following);
        }
        return true;
    }

    @Override
    public V3Patient next() {
        PatientPage current = hasNext() ? page : null;
        if (current == null) {
            throw new NoSuchElementException();
        }
        return current.patients().get(next++);
    }

    private PatientPage turn(long to) {
        PatientPage turned = pageAt.apply(to);
        page = turned;
        offset = to;
        next = 0;
        return turned;
    }
}
