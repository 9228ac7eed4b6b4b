package dev.archway.server.export.rest;

import dev.archway.server.access.DpmsApi;
import dev.archway.server.access.PairedCaller;
import dev.archway.server.export.Download;
import dev.archway.server.export.Downloads;
import dev.archway.server.export.ObjectAnswer;
import dev.archway.server.platform.QueryParameters;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.AssetType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Download of the package, the gallery and screen captures. DPMS API V2, 4.7. */
@DpmsApi
class DownloadController {

    private final Downloads downloads;

    DownloadController(Downloads downloads) {
        this.downloads = downloads;
    }

    @GetMapping("/order/{orderId}/download/{assetType}")
    void download(
            PairedCaller caller,
            @PathVariable String orderId,
            @PathVariable String assetType,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        AssetType type = AssetType.named(assetType)
                .orElseThrow(() -> Invalid.field("assetType", assetType, "IDE, IMAGE_GALLERY or SCREEN_CAPTURE"));
        Integer revision = revision(QueryParameters.of(request), type);
        Optional<Download> found = downloads.find(caller, OrderId.parse(orderId), type, revision);
        if (found.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        ObjectAnswer answer = ObjectAnswer.to(request, found.get().file());
        answer.write(response, downloads::read);
        if (answer.isWhole()) {
            downloads.sent(caller, found.get());
        }
    }

    /** Null for the newest; screen captures are the order's, not a revision's. */
    private static @Nullable Integer revision(QueryParameters query, AssetType type) {
        String text = query.text("revision");
        if (text != null && type == AssetType.SCREEN_CAPTURE) {
            throw Invalid.field("revision", text, "no revision of screen captures, which an order has as a whole,");
        }
        return query.countIfAny("revision");
    }
}
