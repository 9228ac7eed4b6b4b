package dev.archway.connector;

import java.time.Instant;
import java.util.UUID;

/** What a connector tells of its work. Nothing of it names a patient or a path, so that it can be logged; every method does nothing unless it is overridden. */
public interface ConnectorEvents {

    /** A new revision is in the folder. {@code bytes} is the size of its package. */
    default void imported(long orderId, String procedure, int revision, long bytes) {}

    /** An Rx could not be brought in and is tried again. */
    default void putOff(UUID rxId, String reason, Instant nextTry) {}

    /** A poll found that many orders to look into. */
    default void polled(int toLookInto) {}

    /** A poll did not get through; the next one is on time. */
    default void pollFailed(String reason) {}

    /** A webhook request was turned away. */
    default void webhookRefused(int status) {}
}
