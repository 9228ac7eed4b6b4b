package dev.archway.server.export.rest;

import dev.archway.mesh.render.View;
import dev.archway.server.access.PairedCaller;
import dev.archway.server.export.Download;
import dev.archway.server.export.Downloads;
import dev.archway.server.export.GalleryPictures;
import dev.archway.server.export.ObjectAnswer;
import dev.archway.server.export.ScreenCaptures;
import dev.archway.server.order.Order;
import dev.archway.server.order.SeenOrders;
import dev.archway.server.platform.QueryParameters;
import dev.archway.server.scan.Captures;
import dev.archway.server.shared.Guid;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.UserId;
import dev.archway.wire.AssetType;
import dev.archway.wire.V2;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The files of an order for people who signed in and may see it: what the API sends to their software. DPMS API V2, 4.7. */
@Controller
class PageFilesController {

    private static final Duration A_YEAR = Duration.ofDays(365);

    private final SeenOrders orders;
    private final Downloads downloads;
    private final ScreenCaptures captures;
    private final GalleryPictures pictures;
    private final Captures taken;

    PageFilesController(
            SeenOrders orders, Downloads downloads, ScreenCaptures captures, GalleryPictures pictures, Captures taken) {
        this.orders = orders;
        this.downloads = downloads;
        this.captures = captures;
        this.pictures = pictures;
        this.taken = taken;
    }

    /** A download like that of the API, and counted like one. */
    @GetMapping("/orders/{orderId}/files/{assetType}")
    void file(
            Principal person,
            @PathVariable String orderId,
            @PathVariable String assetType,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        AssetType type = AssetType.named(assetType)
                .orElseThrow(() -> Invalid.field("assetType", assetType, "IDE, IMAGE_GALLERY or SCREEN_CAPTURE"));
        Order order = orders.get(UserId.of(person), OrderId.parse(orderId));
        PairedCaller caller = orders.caller(UserId.of(person), order);
        Integer revision = QueryParameters.of(request).countIfAny("revision");
        Download download = downloads
                .find(caller, order.id(), type, revision)
                .orElseThrow(() -> NotFound.because("NO_CAPTURES", "Order " + orderId + " has no screen captures."));
        ObjectAnswer answer = ObjectAnswer.to(request, download.file());
        answer.write(response, downloads::read);
        if (answer.isWhole()) {
            downloads.sent(caller, download);
        }
    }

    @GetMapping("/orders/{orderId}/captures/{capture}")
    void capture(
            Principal person,
            @PathVariable String orderId,
            @PathVariable String capture,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Order order = orders.get(UserId.of(person), OrderId.parse(orderId));
        PairedCaller caller = orders.caller(UserId.of(person), order);
        ObjectAnswer.to(request, captures.get(caller, order.id(), Guid.parse("capture", capture)))
                .write(response, downloads::read);
    }

    /** What somebody sees in the viewer is kept as a screen capture. */
    @PostMapping(path = "/viewer/{orderId}/captures", consumes = MediaType.IMAGE_JPEG_VALUE)
    @ResponseBody
    V2<UUID> keep(Principal person, @PathVariable String orderId, HttpServletRequest request) throws IOException {
        Order order = orders.get(UserId.of(person), OrderId.parse(orderId));
        return V2.of(taken.keep(UserId.of(person), order, request.getContentLengthLong(), request.getInputStream())
                .id());
    }

    /** A picture of the gallery; it never changes, so a browser may keep it. */
    @GetMapping("/orders/{orderId}/pictures/{view}")
    ResponseEntity<byte[]> picture(
            Principal person, @PathVariable String orderId, @PathVariable String view, HttpServletRequest request)
            throws IOException {
        OrderId order = OrderId.parse(orderId);
        byte[] picture = view.equals("small")
                ? pictures.small(
                        UserId.of(person), order, QueryParameters.of(request).count("revision"))
                : pictures.full(
                        UserId.of(person), order, QueryParameters.of(request).count("revision"), view(view));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(A_YEAR).cachePrivate().immutable())
                .body(picture);
    }

    private static View view(String name) {
        Optional<View> view = Arrays.stream(View.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
        return view.orElseThrow(() -> Invalid.field("view", name, "small, front, left, right, upper, lower or sheet"));
    }
}
