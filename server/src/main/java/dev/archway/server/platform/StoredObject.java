package dev.archway.server.platform;

/** An object's name, the SHA-256 of its bytes in lower-case hexadecimal, and its size in bytes. */
public record StoredObject(String sha256, long size) {}
