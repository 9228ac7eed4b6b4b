package dev.archway.connector;

import dev.archway.client.Download;
import dev.archway.wire.AssetType;
import dev.archway.wire.OrdersPage;
import dev.archway.wire.PracticeOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A practice in memory: orders with packages that a test changes, and a line to it that a test cuts. */
final class FakeScans implements ScanSource {

    private final Map<Long, PracticeOrder> orders = new TreeMap<>();
    private final Map<Long, String> packages = new TreeMap<>();
    private final Map<Long, String> etags = new TreeMap<>();
    final List<Long> offsets = new ArrayList<>();
    int packagesSent;
    int looks;
    boolean down;
    boolean galleries = true;
    int pageLimit = Integer.MAX_VALUE;
    Runnable duringGallery = () -> {};
    Runnable beforePackage = () -> {};

    /** A first scan or a rescan. */
    void scan(long orderId, @Nullable String chart, String content) {
        Instant scanned = Cases.SCANNED.plusSeconds(packages.containsKey(orderId) ? 3600 : 0);
        put(
                Cases.order(orderId, chart, "Completed", scanned, Cases.COMPANY),
                content,
                "\"" + content.hashCode() + "\"");
    }

    void put(PracticeOrder order, String content, @Nullable String etag) {
        orders.put(order.orderId(), order);
        packages.put(order.orderId(), content);
        if (etag == null) {
            etags.remove(order.orderId());
        } else {
            etags.put(order.orderId(), etag);
        }
    }

    @Override
    public OrdersPage orders(long offset, int pageSize) {
        requireUp();
        offsets.add(offset);
        int size = Math.min(pageSize, pageLimit);
        List<PracticeOrder> page =
                orders.values().stream().skip(offset).limit(size).toList();
        return new OrdersPage(offset + page.size() < orders.size(), size, offset, page);
    }

    @Override
    public Optional<PracticeOrder> order(UUID rxId) {
        requireUp();
        looks++;
        return orders.values().stream()
                .filter(order -> order.rxId().equals(rxId))
                .findFirst();
    }

    @Override
    public Download download(PracticeOrder order, AssetType type, Path target, @Nullable String knownEtag) {
        requireUp();
        if (type == AssetType.IMAGE_GALLERY) {
            duringGallery.run();
            return galleries
                    ? save(target, "gallery of " + packages.get(order.orderId()), null)
                    : new Download.Nothing();
        }
        beforePackage.run();
        String etag = etags.get(order.orderId());
        if (etag != null && etag.equals(knownEtag)) {
            return new Download.Unchanged();
        }
        packagesSent++;
        return save(target, String.valueOf(packages.get(order.orderId())), etag);
    }

    private static Download save(Path target, String content, @Nullable String etag) {
        try {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            Files.write(target, bytes);
            return new Download.Saved(
                    target,
                    bytes.length,
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
                    etag);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void requireUp() {
        if (down) {
            throw new UncheckedIOException(new ConnectException());
        }
    }
}
