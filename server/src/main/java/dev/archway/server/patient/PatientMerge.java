package dev.archway.server.patient;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.RxId;
import dev.archway.server.shared.UserId;
import java.time.Instant;
import java.util.List;

/**
 * Two patients that became one, and can be parted again.
 *
 * @param number of the merge
 * @param kept who stayed, as he was before
 * @param gone who went
 * @param rx those that moved, and their orders with them
 * @param person who did it
 */
public record PatientMerge(
        CompanyId company, long number, Patient kept, Patient gone, List<RxId> rx, UserId person, Instant at) {

    public PatientMerge {
        rx = List.copyOf(rx);
    }

    /** Keeps the patients out of logs. */
    @Override
    public String toString() {
        return "PatientMerge[" + number + "]";
    }
}
