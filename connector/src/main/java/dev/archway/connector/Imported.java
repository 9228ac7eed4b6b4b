package dev.archway.connector;

/** What became of an Rx that was looked into. */
sealed interface Imported {

    /** A package that was not here before is in the folder; {@code bytes} is its size. */
    record NewRevision(long orderId, String procedure, int number, long bytes) implements Imported {}

    /** The newest package is here already. */
    record NothingNew() implements Imported {}

    /** The server has no such order, or its files are not ready. */
    record NotThere() implements Imported {}

    /** An order of another company, which does not belong into this folder. */
    record NotOurs() implements Imported {}
}
