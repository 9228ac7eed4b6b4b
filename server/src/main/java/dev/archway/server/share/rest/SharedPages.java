package dev.archway.server.share.rest;

import dev.archway.mesh.render.View;
import dev.archway.server.access.BrowserSessions;
import dev.archway.server.account.Accounts;
import dev.archway.server.export.Downloads;
import dev.archway.server.export.GalleryPictures;
import dev.archway.server.export.ObjectAnswer;
import dev.archway.server.export.StoredFile;
import dev.archway.server.export.Tooth;
import dev.archway.server.export.Viewer;
import dev.archway.server.export.ViewerPolicy;
import dev.archway.server.order.Order;
import dev.archway.server.order.Orders;
import dev.archway.server.platform.QueryParameters;
import dev.archway.server.share.Share;
import dev.archway.server.share.Shares;
import dev.archway.server.shared.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What somebody with a link and its password sees: the scan, and nothing that says whose it is. */
@Controller
class SharedPages {

    private static final String ENTERED = "archway.shared.";

    private final Shares shares;
    private final Orders orders;
    private final Viewer viewer;
    private final GalleryPictures pictures;
    private final Downloads downloads;
    private final Accounts accounts;

    SharedPages(
            Shares shares,
            Orders orders,
            Viewer viewer,
            GalleryPictures pictures,
            Downloads downloads,
            Accounts accounts) {
        this.shares = shares;
        this.orders = orders;
        this.viewer = viewer;
        this.pictures = pictures;
        this.downloads = downloads;
        this.accounts = accounts;
    }

    /** @param ended whether the form with the password was sent when the session that it belongs to was over */
    @GetMapping("/shared/{token}")
    String page(
            @PathVariable String token,
            @RequestParam @Nullable String ended,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Share share = shares.find(token).orElseThrow(Shares::gone);
        model.addAttribute("token", token);
        if (!hasEntered(request, token)) {
            model.addAttribute("ended", ended != null || BrowserSessions.hasEnded(request));
            return "share/password";
        }
        Order order = orders.get(share.company(), share.order());
        response.setHeader("Content-Security-Policy", ViewerPolicy.TEXT);
        model.addAttribute("imports", ViewerPolicy.IMPORTS);
        model.addAttribute("share", share);
        model.addAttribute(
                "clinic", accounts.company(share.company()).orElseThrow().name());
        model.addAttribute("revisions", viewer.revisions(order));
        model.addAttribute("teeth", Tooth.of(order.preps()));
        return "share/scan";
    }

    @PostMapping("/shared/{token}")
    String enter(
            @PathVariable String token,
            @RequestParam String password,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response) {
        Shares.Entry entry = shares.enter(token, password);
        if (entry == Shares.Entry.ENTERED) {
            request.changeSessionId();
            request.getSession().setAttribute(ENTERED + token, true);
            return "redirect:/shared/" + token;
        }
        HttpStatus status = entry == Shares.Entry.LOCKED ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.FORBIDDEN;
        response.setStatus(status.value());
        model.addAttribute("token", token);
        model.addAttribute("problem", entry.name());
        return "share/password";
    }

    @GetMapping("/shared/{token}/model.glb")
    void model(@PathVariable String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Order order = entered(token, request);
        StoredFile model = viewer.model(order, QueryParameters.of(request).count("revision"))
                .orElseThrow(Shares::gone);
        ObjectAnswer.to(request, nameless(model)).write(response, downloads::read);
    }

    @GetMapping("/shared/{token}/preview.glb")
    void preview(@PathVariable String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<StoredFile> preview = viewer.preview(
                entered(token, request), QueryParameters.of(request).count("revision"));
        ObjectAnswer.writeIfAny(request, preview.map(SharedPages::nameless), response, downloads::read);
    }

    /** The number of the order is nobody's business here. */
    private static StoredFile nameless(StoredFile model) {
        return new StoredFile(model.object(), "scan.glb", model.mediaType());
    }

    @GetMapping("/shared/{token}/picture")
    ResponseEntity<byte[]> picture(@PathVariable String token, HttpServletRequest request) throws IOException {
        Order order = entered(token, request);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .body(pictures.full(order, QueryParameters.of(request).count("revision"), View.FRONT));
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String gone(NotFound refusal) {
        return "share/gone";
    }

    private Order entered(String token, HttpServletRequest request) {
        Share share = shares.find(token).filter(_ -> hasEntered(request, token)).orElseThrow(Shares::gone);
        return orders.get(share.company(), share.order());
    }

    private static boolean hasEntered(HttpServletRequest request, String token) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ENTERED + token) != null;
    }
}
