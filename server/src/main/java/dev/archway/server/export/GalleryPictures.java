package dev.archway.server.export;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.archway.mesh.render.View;
import dev.archway.server.order.Order;
import dev.archway.server.order.SeenOrders;
import dev.archway.server.platform.HeavyWork;
import dev.archway.server.platform.ObjectStore;
import dev.archway.server.scan.RevisionKey;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.UserId;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.springframework.stereotype.Service;

/** Single pictures of an order's gallery for pages: as they are, or as small as a line of a list. Small ones are kept in memory. */
@Service
public class GalleryPictures {

    private static final int SMALL_WIDTH = 192;
    private static final int SMALL_HEIGHT = 108;
    private static final long KEPT_BYTES = 32L << 20;

    private final SeenOrders orders;
    private final ReadyRevisions ready;
    private final ArtifactRepository artifacts;
    private final ObjectStore store;
    private final HeavyWork heavy;
    private final Cache<String, byte[]> small = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .<String, byte[]>weigher((_, picture) -> picture.length)
            .build();

    GalleryPictures(
            SeenOrders orders, ReadyRevisions ready, ArtifactRepository artifacts, ObjectStore store, HeavyWork heavy) {
        this.orders = orders;
        this.ready = ready;
        this.artifacts = artifacts;
        this.store = store;
        this.heavy = heavy;
    }

    /** A view of a revision, as a JPEG of 1920 x 1080 pixels. */
    public byte[] full(UserId viewer, OrderId id, int revision, View view) throws IOException {
        return full(orders.get(viewer, id), revision, view);
    }

    /** The same of an order that may be seen. */
    public byte[] full(Order order, int revision, View view) throws IOException {
        return picture(gallery(order, revision), order.id(), view);
    }

    /** The front view of a revision, as a JPEG of 192 x 108 pixels. */
    public byte[] small(UserId viewer, OrderId id, int revision) throws IOException {
        return small(orders.get(viewer, id), revision);
    }

    /** The same for somebody who is known to see the order. */
    byte[] small(Order order, int revision) throws IOException {
        OrderId id = order.id();
        Artifact gallery = gallery(order, revision);
        byte[] kept = small.getIfPresent(gallery.object().sha256());
        if (kept == null) {
            kept = HeavyWork.join(heavy.begin(() -> shrunk(picture(gallery, id, View.FRONT))));
            small.put(gallery.object().sha256(), kept);
        }
        return kept;
    }

    private Artifact gallery(Order order, int revision) {
        RevisionKey key = ready.of(order, revision);
        return artifacts.find(key, ArtifactKind.GALLERY).orElseThrow(() -> NotFound.order(order.id()));
    }

    private byte[] picture(Artifact gallery, OrderId id, View view) throws IOException {
        String name = view.fileName(id.value());
        try (InputStream bytes = store.readRange(
                        gallery.object().sha256(), 0, gallery.object().size());
                ZipInputStream zip = new ZipInputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return zip.readAllBytes();
                }
            }
        }
        throw new FileNotFoundException("the gallery of order " + id + " has no " + name);
    }

    /** Every fifth pixel or so is read, and the rest is scaled. */
    private static byte[] shrunk(byte[] jpeg) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(in);
            int step = Math.max(1, reader.getWidth(0) / (2 * SMALL_WIDTH));
            ImageReadParam parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(step, step, 0, 0);
            Image scaled =
                    reader.read(0, parameters).getScaledInstance(SMALL_WIDTH, SMALL_HEIGHT, Image.SCALE_AREA_AVERAGING);
            BufferedImage picture = new BufferedImage(SMALL_WIDTH, SMALL_HEIGHT, BufferedImage.TYPE_INT_RGB);
            picture.createGraphics().drawImage(scaled, 0, 0, null);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(picture, "jpeg", out);
            return out.toByteArray();
        } finally {
            reader.dispose();
        }
    }
}
