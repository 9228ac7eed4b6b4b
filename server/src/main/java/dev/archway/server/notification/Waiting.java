package dev.archway.server.notification;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.RxId;
import java.util.UUID;

/** A notification that waits for delivery. {@code attempts} failed so far; {@code company} is the company whose pairing it is. */
record Waiting(CompanyId company, UUID id, String partnerId, RxId rx, int attempts) {}
