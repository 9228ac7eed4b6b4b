package dev.archway.connector;

import dev.archway.client.Download;
import dev.archway.client.DpmsClient;
import dev.archway.client.OrderFilter;
import dev.archway.wire.AssetType;
import dev.archway.wire.OrdersPage;
import dev.archway.wire.PracticeOrder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The scans of a paired practice, through a client that is signed in; artifacts by the links that the orders name (DPMS API V2, 4.4.3). */
public final class DpmsScans implements ScanSource {

    private final DpmsClient client;

    public DpmsScans(DpmsClient client) {
        this.client = client;
    }

    @Override
    public OrdersPage orders(long offset, int pageSize) {
        return client.orders(offset, pageSize, OrderFilter.none());
    }

    @Override
    public Optional<PracticeOrder> order(UUID rxId) {
        return client.order(rxId);
    }

    @Override
    public Download download(PracticeOrder order, AssetType type, Path target, @Nullable String knownEtag) {
        String link = switch (type) {
            case IDE -> order.ideFileUrl();
            case IMAGE_GALLERY -> order.thumbnailsDownloadUrl();
            case SCREEN_CAPTURE -> order.screenCaptureFileUrl();
        };
        return client.download(URI.create(link), target, knownEtag);
    }
}
