package dev.archway.connector;

import dev.archway.client.Download;
import dev.archway.wire.AssetType;
import dev.archway.wire.OrdersPage;
import dev.archway.wire.PracticeOrder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where scans come from: the practice's side of the API as far as a connector needs it. Errors are those of {@link dev.archway.client.DpmsClient}.
 */
public interface ScanSource {

    /** A page of the practice's orders, oldest first. */
    OrdersPage orders(long offset, int pageSize);

    /** The order of an Rx; empty when the server has none. */
    Optional<PracticeOrder> order(UUID rxId);

    /** Brings an artifact into the file, unless the entity tag says that it is known already. */
    Download download(PracticeOrder order, AssetType type, Path target, @Nullable String knownEtag);
}
