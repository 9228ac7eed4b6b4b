package dev.archway.server.export.rest;

import dev.archway.server.export.Downloads;
import dev.archway.server.export.MeasuredFile;
import dev.archway.server.export.Measurement;
import dev.archway.server.export.ObjectAnswer;
import dev.archway.server.export.StoredFile;
import dev.archway.server.export.WorkViewer;
import dev.archway.server.platform.QueryParameters;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.UserId;
import dev.archway.wire.RevisionDifference;
import dev.archway.wire.V2;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What the pages of modelers fetch of a case in work: pictures, models, and how they differ. docs/adr/0012. */
@Controller
class WorkFilesController {

    private static final Duration A_YEAR = Duration.ofDays(365);

    private final WorkViewer viewer;
    private final Downloads downloads;

    WorkFilesController(WorkViewer viewer, Downloads downloads) {
        this.viewer = viewer;
        this.downloads = downloads;
    }

    /** It never changes, so a browser may keep it. */
    @GetMapping("/modeling/{orderId}/picture")
    ResponseEntity<byte[]> picture(Principal person, @PathVariable String orderId, HttpServletRequest request)
            throws IOException {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(A_YEAR).cachePrivate().immutable())
                .body(viewer.picture(
                        UserId.of(person),
                        OrderId.parse(orderId),
                        QueryParameters.of(request).count("revision")));
    }

    @GetMapping("/modeling/{orderId}/model.glb")
    void model(Principal person, @PathVariable String orderId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(
                viewer.model(
                        UserId.of(person),
                        OrderId.parse(orderId),
                        QueryParameters.of(request).count("revision")),
                request,
                response);
    }

    /** No content while there is none: the page goes on to the model. */
    @GetMapping("/modeling/{orderId}/coarse.glb")
    void coarse(
            Principal person, @PathVariable String orderId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ObjectAnswer.writeIfAny(
                request,
                viewer.coarse(
                        UserId.of(person),
                        OrderId.parse(orderId),
                        QueryParameters.of(request).count("revision")),
                response,
                downloads::read);
    }

    @GetMapping("/modeling/{orderId}/difference")
    ResponseEntity<V2<RevisionDifference>> difference(
            Principal person, @PathVariable String orderId, HttpServletRequest request) throws InterruptedException {
        return MeasuredAnswer.of(
                () -> viewer.difference(
                        UserId.of(person),
                        OrderId.parse(orderId),
                        QueryParameters.of(request).count("from"),
                        QueryParameters.of(request).count("to")),
                Measurement::difference);
    }

    @GetMapping("/modeling/{orderId}/difference.glb")
    void differenceModel(
            Principal person, @PathVariable String orderId, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        StoredFile model = viewer.difference(
                        UserId.of(person),
                        OrderId.parse(orderId),
                        QueryParameters.of(request).count("from"),
                        QueryParameters.of(request).count("to"))
                .file(MeasuredFile.MODEL);
        write(model, request, response);
    }

    @GetMapping("/modeling/{orderId}/preview")
    ResponseEntity<V2<RevisionDifference>> preview(Principal person, @PathVariable String orderId)
            throws InterruptedException {
        return MeasuredAnswer.of(
                () -> viewer.preview(UserId.of(person), OrderId.parse(orderId)), Measurement::difference);
    }

    @GetMapping("/modeling/{orderId}/preview.glb")
    void previewModel(
            Principal person, @PathVariable String orderId, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        write(viewer.preview(UserId.of(person), OrderId.parse(orderId)).file(MeasuredFile.MODEL), request, response);
    }

    private void write(StoredFile file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ObjectAnswer.to(request, file).write(response, downloads::read);
    }
}
