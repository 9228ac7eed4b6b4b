package dev.archway.server.export.rest;

import dev.archway.server.access.DpmsApi;
import dev.archway.server.access.PairedCaller;
import dev.archway.server.access.PracticeCaller;
import dev.archway.server.export.Downloads;
import dev.archway.server.export.ObjectAnswer;
import dev.archway.server.export.ScreenCaptures;
import dev.archway.server.platform.QueryParameters;
import dev.archway.server.shared.Guid;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.AssetType;
import dev.archway.wire.LatestFiles;
import dev.archway.wire.V2;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The list of screen captures, and one of them. DPMS API V2, 4.8 and 4.9. */
@DpmsApi
class ScreenCapturesController {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final ScreenCaptures captures;
    private final Downloads downloads;

    ScreenCapturesController(ScreenCaptures captures, Downloads downloads) {
        this.captures = captures;
        this.downloads = downloads;
    }

    @GetMapping("/latest-files")
    V2<LatestFiles> latest(PracticeCaller caller, HttpServletRequest request) {
        return V2.of(captures.latest(
                caller.company(), date(QueryParameters.of(request).text("dateFrom"))));
    }

    @GetMapping("/order/{orderId}/download/{assetType}/{screenCaptureId}")
    void download(
            PairedCaller caller,
            @PathVariable String orderId,
            @PathVariable String assetType,
            @PathVariable String screenCaptureId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (AssetType.named(assetType).orElse(null) != AssetType.SCREEN_CAPTURE) {
            throw Invalid.field("assetType", assetType, "SCREEN_CAPTURE");
        }
        ObjectAnswer.to(request, captures.get(caller, OrderId.parse(orderId), id(screenCaptureId)))
                .write(response, downloads::read);
    }

    /** What is no id is no capture. */
    private static UUID id(String text) {
        try {
            return Guid.parse("screenCaptureId", text);
        } catch (Invalid _) {
            throw NotFound.because("CAPTURE_NOT_FOUND", "There is no screen capture of that id here.");
        }
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String accepted = "a date in the form YYYY-MM-DD, such as 2026-01-31,";
        if (!DATE.matcher(text).matches()) {
            throw Invalid.field("dateFrom", text, accepted);
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Invalid.field("dateFrom", text, accepted);
        }
    }
}
