package dev.archway.server.account;

import org.jspecify.annotations.Nullable;

/**
 * Something that was done to the server and concerns no company, for whoever runs it; published in the transaction that does it.
 *
 * @param actor "user 1007"
 * @param what was done, in a few words
 * @param detail more of it; null when there is no more to say
 */
public record ServerAct(String actor, String what, @Nullable String detail) {}
