package dev.archway.server.export.rest;

import dev.archway.server.export.Downloads;
import dev.archway.server.export.MeasuredFile;
import dev.archway.server.export.Measurement;
import dev.archway.server.export.ObjectAnswer;
import dev.archway.server.export.StoredFile;
import dev.archway.server.export.ViewedOrder;
import dev.archway.server.export.Viewer;
import dev.archway.server.export.ViewerPolicy;
import dev.archway.server.platform.QueryParameters;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.UserId;
import dev.archway.wire.Occlusion;
import dev.archway.wire.RevisionDifference;
import dev.archway.wire.V2;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page that an order's ViewerUrl leads to, for people who signed in, and what its script fetches. DPMS API V2, 4.4.3. */
@Controller
class ViewerController {

    private final Viewer viewer;
    private final Downloads downloads;

    ViewerController(Viewer viewer, Downloads downloads) {
        this.viewer = viewer;
        this.downloads = downloads;
    }

    /** Null when there is no such order for this person, which the error page says in words. */
    @GetMapping("/viewer/{orderId}")
    @Nullable
    String page(Principal person, @PathVariable String orderId, Model model, HttpServletResponse response)
            throws IOException {
        try {
            Optional<ViewedOrder> order = viewer.open(UserId.of(person), OrderId.parse(orderId));
            response.setHeader("Content-Security-Policy", ViewerPolicy.TEXT);
            model.addAttribute("id", orderId);
            model.addAttribute("imports", ViewerPolicy.IMPORTS);
            order.ifPresent(found -> model.addAttribute("order", found));
            if (order.isEmpty()) {
                response.setHeader("Refresh", "5");
            }
            return order.isPresent() ? "viewer" : "viewer-waiting";
        } catch (NotFound | Invalid _) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return null;
        }
    }

    @GetMapping("/viewer/{orderId}/model.glb")
    void model(Principal person, @PathVariable String orderId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        StoredFile model = viewer.model(
                        UserId.of(person),
                        OrderId.parse(orderId),
                        QueryParameters.of(request).count("revision"))
                .orElseThrow(() -> NotFound.order(OrderId.parse(orderId)));
        ObjectAnswer.to(request, model).write(response, downloads::read);
    }

    /** No content while there is none: the page goes on to the model. */
    @GetMapping("/viewer/{orderId}/preview.glb")
    void preview(
            Principal person, @PathVariable String orderId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ObjectAnswer.writeIfAny(
                request,
                viewer.preview(
                        UserId.of(person),
                        OrderId.parse(orderId),
                        QueryParameters.of(request).count("revision")),
                response,
                downloads::read);
    }

    @GetMapping("/viewer/{orderId}/occlusion")
    ResponseEntity<V2<Occlusion>> occlusion(Principal person, @PathVariable String orderId, HttpServletRequest request)
            throws InterruptedException {
        return MeasuredAnswer.of(
                () -> viewer.occlusion(
                        UserId.of(person),
                        OrderId.parse(orderId),
                        QueryParameters.of(request).count("revision")),
                Measurement::occlusion);
    }

    @GetMapping("/viewer/{orderId}/occlusion.glb")
    void occlusionModel(
            Principal person, @PathVariable String orderId, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        StoredFile model = viewer.occlusion(
                        UserId.of(person),
                        OrderId.parse(orderId),
                        QueryParameters.of(request).count("revision"))
                .file(MeasuredFile.MODEL);
        ObjectAnswer.to(request, model).write(response, downloads::read);
    }

    @GetMapping("/viewer/{orderId}/difference")
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

    @GetMapping("/viewer/{orderId}/difference.glb")
    void differenceModel(
            Principal person, @PathVariable String orderId, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        StoredFile model = viewer.difference(
                        UserId.of(person),
                        OrderId.parse(orderId),
                        QueryParameters.of(request).count("from"),
                        QueryParameters.of(request).count("to"))
                .file(MeasuredFile.MODEL);
        ObjectAnswer.to(request, model).write(response, downloads::read);
    }
}
