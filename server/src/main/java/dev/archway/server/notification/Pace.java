package dev.archway.server.notification;

/**
 * How many requests an endpoint gets at once: few until it has answered, one more for each that it took, few again after one that failed. Requests whose answer is
 * late are counted on, after the task that sent them has turned to something else.
 */
final class Pace {

    static final int AT_FIRST = 4;
    static final int AT_MOST = 32;

    private int width = AT_FIRST;
    private int late;

    /** How many more it may get now. */
    synchronized int free() {
        return Math.max(0, width - late);
    }

    synchronized void succeeded() {
        width = Math.min(AT_MOST, width + 1);
    }

    synchronized void failed() {
        width = AT_FIRST;
    }

    synchronized void isLate() {
        late++;
    }

    synchronized void cameLate() {
        late--;
    }
}
