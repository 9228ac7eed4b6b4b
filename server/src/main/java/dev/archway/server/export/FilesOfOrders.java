package dev.archway.server.export;

import dev.archway.server.access.PairedCaller;
import dev.archway.server.order.Order;
import dev.archway.server.order.OrderFact;
import dev.archway.server.order.OrderFacts;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells which files were made of an order, and which of them the caller's company fetched. */
@Component
class FilesOfOrders implements OrderFacts {

    private final ArtifactRepository artifacts;
    private final DownloadRepository downloads;

    FilesOfOrders(ArtifactRepository artifacts, DownloadRepository downloads) {
        this.artifacts = artifacts;
        this.downloads = downloads;
    }

    @Override
    public List<OrderFact> of(PairedCaller caller, Order order) {
        return Stream.concat(artifacts.facts(order).stream(), downloads.of(caller, order).stream())
                .toList();
    }
}
