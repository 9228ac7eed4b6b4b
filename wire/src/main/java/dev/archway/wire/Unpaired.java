package dev.archway.wire;

/** The company whose pairing ended. */
public record Unpaired(long companyId) {}
