package dev.archway.brokenmodules.back.inner;

/** What others may not use. */
public record Secret(String name) {}
