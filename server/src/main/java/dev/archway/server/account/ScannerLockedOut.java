package dev.archway.server.account;

/** A scanner was given another secret, and has to log in with that; published in the transaction of the change. */
public record ScannerLockedOut(Scanner scanner) {}
