package dev.archway.client;

/** Whether a call may be made again after it failed. */
enum Repeat {
    /** It may happen twice: repeated after any failure that may pass. */
    ALWAYS,
    /** It must not happen twice: repeated only when the connection was never made. */
    WHEN_NEVER_SENT
}
