package dev.archway.wire;

/** The body of a scan notification: the Rx id and the company, both as strings. DPMS API V2, 4.5.2. */
public record Notification(String id, String companyId) {}
