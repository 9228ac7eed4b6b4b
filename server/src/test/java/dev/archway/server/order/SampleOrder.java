package dev.archway.server.order;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.PatientId;
import dev.archway.server.shared.RxId;
import dev.archway.server.shared.UserId;
import dev.archway.wire.ScannerModel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An order in any state, for tests of the machine alone. */
final class SampleOrder {

    private SampleOrder() {}

    static Order in(CaseState state) {
        return new Order(
                new CompanyId(1),
                new OrderId(100000001),
                new RxId(new UUID(0, 1)),
                "ABCD1234",
                state,
                1,
                new UserId(1),
                new PatientId(new UUID(0, 2)),
                null,
                "S-1",
                ScannerModel.LUMINA,
                Instant.EPOCH,
                0,
                null,
                null,
                List.of(),
                null,
                0,
                Instant.EPOCH);
    }
}
