package dev.archway.server.portal.rest;

import dev.archway.server.export.ArchChart;
import dev.archway.server.export.Tooth;
import dev.archway.server.export.ViewerPolicy;
import dev.archway.server.export.WorkViewer;
import dev.archway.server.lab.ModelFiles;
import dev.archway.server.lab.Modeling;
import dev.archway.server.order.Cause;
import dev.archway.server.order.WorkOrder;
import dev.archway.server.order.WorkOrders;
import dev.archway.server.platform.Answers;
import dev.archway.server.platform.Reasons;
import dev.archway.server.portal.ModelerVisitor;
import dev.archway.server.portal.Status;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What waits for a modeler, and a case of it: before and after, and what he decides. Lab Connector Flows, 2 and 5; docs/adr/0012. */
@Controller
class ModelingPages {

    private static final String QUEUE = "/modeling";

    private final WorkOrders orders;
    private final WorkViewer viewer;
    private final Modeling modeling;
    private final ModelFiles files;
    private final Reasons reasons;

    ModelingPages(WorkOrders orders, WorkViewer viewer, Modeling modeling, ModelFiles files, Reasons reasons) {
        this.orders = orders;
        this.viewer = viewer;
        this.modeling = modeling;
        this.files = files;
        this.reasons = reasons;
    }

    @GetMapping(QUEUE)
    String queue(ModelerVisitor visitor, Model model) {
        model.addAttribute("orders", orders.modeling());
        return "portal/modeling";
    }

    @GetMapping("/modeling/{orderId}")
    String order(ModelerVisitor visitor, @PathVariable String orderId, Model model, HttpServletResponse response) {
        WorkOrder order = orders.get(OrderId.parse(orderId));
        List<Tooth> teeth = Tooth.of(order.preps());
        response.setHeader("Content-Security-Policy", ViewerPolicy.TEXT);
        model.addAttribute("imports", ViewerPolicy.IMPORTS);
        model.addAttribute("order", order);
        model.addAttribute("status", Status.lab(order.state()));
        model.addAttribute("revisions", viewer.revisions(visitor.person().id(), order.id()));
        model.addAttribute("teeth", teeth);
        model.addAttribute("chart", ArchChart.of(teeth));
        model.addAttribute("chartInWords", ArchChart.inWords(teeth));
        return "portal/modeling-case";
    }

    /** The newest meshes of a case, to be worked on elsewhere. */
    @GetMapping("/modeling/{orderId}/models")
    void models(ModelerVisitor visitor, @PathVariable String orderId, HttpServletResponse response) throws IOException {
        OrderId id = OrderId.parse(orderId);
        var models = modeling.newestModels(id);
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"models_" + id + ".zip\"");
        files.write(models, response.getOutputStream());
    }

    @PostMapping("/modeling/{orderId}/accept")
    String accept(
            ModelerVisitor visitor,
            @PathVariable String orderId,
            @RequestParam(defaultValue = "0") int revision,
            @RequestParam(required = false) String then,
            RedirectAttributes after)
            throws IOException {
        OrderId id = OrderId.parse(orderId);
        try {
            modeling.accept(id, revision, then, Cause.actor(visitor.caller()));
            return done("accepted", id, after);
        } catch (Conflict | NotFound _) {
            return stale(id, after);
        }
    }

    @PostMapping("/modeling/{orderId}/back")
    String back(
            ModelerVisitor visitor,
            @PathVariable String orderId,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes after) {
        OrderId id = OrderId.parse(orderId);
        after.addFlashAttribute("typedReason", reason);
        try {
            modeling.sendBack(id, reason, Cause.actor(visitor.caller()));
            return done("back", id, after);
        } catch (Conflict | NotFound _) {
            return stale(id, after);
        } catch (Invalid wrong) {
            after.addFlashAttribute("wrong", wrong);
            return "redirect:/modeling/" + id;
        }
    }

    /** Models that the page's script sends as they are, so that it can say how far they have come; answered with the page to go to, or with what is wrong. */
    @PostMapping(path = "/modeling/{orderId}/models", consumes = "application/zip")
    ResponseEntity<String> submit(
            ModelerVisitor visitor,
            @PathVariable String orderId,
            @RequestParam int revision,
            @RequestParam(required = false) String then,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        OrderId id = OrderId.parse(orderId);
        try {
            modeling.submit(id, revision, then, request.getInputStream(), Cause.actor(visitor.caller()));
        } catch (Refusal refusal) {
            return ResponseEntity.status(Answers.status(refusal))
                    .contentType(MediaType.TEXT_PLAIN)
                    .body(reasons.of(refusal));
        }
        RequestContextUtils.getOutputFlashMap(request).put("done", "sent");
        RequestContextUtils.getOutputFlashMap(request).put("doneOrder", id.toString());
        RequestContextUtils.saveOutputFlashMap(QUEUE, request, response);
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(QUEUE);
    }

    private static String done(String what, OrderId id, RedirectAttributes after) {
        after.addFlashAttribute("done", what);
        after.addFlashAttribute("doneOrder", id.toString());
        return "redirect:" + QUEUE;
    }

    /** Somebody else was faster, so that there may be no page of this order any more. */
    private static String stale(OrderId id, RedirectAttributes after) {
        after.addFlashAttribute("stale", id.toString());
        return "redirect:" + QUEUE;
    }
}
