package dev.archway.brokenmodules.back;

/** What others may use. */
public record Face(String name) {}
