package dev.archway.server.account;

import dev.archway.server.shared.UserId;

/**
 * Whoever runs the server took from a person whatever the person signed in with: a new password was made, or the person was deactivated. Published in the transaction that
 * decides it; passkeys and recovery codes end with it, for an intruder may have made them.
 */
public record SignInRevoked(UserId person) {}
