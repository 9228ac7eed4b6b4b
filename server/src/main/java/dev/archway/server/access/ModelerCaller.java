package dev.archway.server.access;

import dev.archway.server.shared.UserId;

/** Somebody who models and mills for every clinic of this server: a modeler with the token of a sign-in, which is paired with no company. docs/adr/0012. */
public record ModelerCaller(UserId user, Partner partner) {}
