package dev.archway.server.portal.rest;

import dev.archway.server.access.PairedCaller;
import dev.archway.server.export.ArchChart;
import dev.archway.server.export.ViewerPolicy;
import dev.archway.server.lab.LabOrders;
import dev.archway.server.lab.Marks;
import dev.archway.server.lab.Milling;
import dev.archway.server.order.Order;
import dev.archway.server.order.SeenOrders;
import dev.archway.server.portal.CaseSheet;
import dev.archway.server.portal.CaseSheets;
import dev.archway.server.portal.ClinicVisitor;
import dev.archway.server.portal.CompanyVisitor;
import dev.archway.server.portal.LabVisitor;
import dev.archway.server.portal.ReturnForm;
import dev.archway.server.share.Shares;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.OrderId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An order: its scan, where it is and was, its files, and what this visitor can do with it. */
@Controller
class OrderPages {

    private final CaseSheets sheets;
    private final LabOrders lab;
    private final Marks marks;
    private final Milling milling;
    private final SeenOrders orders;
    private final Shares shares;
    private final Clock clock;

    OrderPages(
            CaseSheets sheets,
            LabOrders lab,
            Marks marks,
            Milling milling,
            SeenOrders orders,
            Shares shares,
            Clock clock) {
        this.sheets = sheets;
        this.lab = lab;
        this.marks = marks;
        this.milling = milling;
        this.orders = orders;
        this.shares = shares;
        this.clock = clock;
    }

    /** Who sees it by another company of his than the one that he is at goes there with it: actions, streams and links are that company's. */
    @GetMapping("/orders/{orderId}")
    String order(
            CompanyVisitor visitor,
            @PathVariable String orderId,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Order seen = orders.get(visitor.person().id(), OrderId.parse(orderId));
        PairedCaller caller =
                orders.caller(visitor.person().id(), seen, visitor.company().id());
        if (!caller.company().equals(visitor.company().id())) {
            request.getSession()
                    .setAttribute(VisitorArguments.COMPANY, caller.company().value());
            return "redirect:/orders/" + seen.id();
        }
        CaseSheet sheet = sheets.of(caller, seen);
        response.setHeader("Content-Security-Policy", ViewerPolicy.TEXT);
        model.addAttribute("imports", ViewerPolicy.IMPORTS);
        model.addAttribute("sheet", sheet);
        model.addAttribute("chart", ArchChart.of(sheet.teeth()));
        model.addAttribute("chartInWords", ArchChart.inWords(sheet.teeth()));
        model.addAttribute("marked", marks.of(sheet.order()));
        model.addAttribute("models", milling.of(sheet.order()));
        if (visitor instanceof ClinicVisitor) {
            Instant now = clock.instant();
            model.addAttribute(
                    "shares",
                    shares.of(sheet.order()).stream()
                            .filter(share -> share.isOpen(now))
                            .toList());
            model.addAttribute("days", Shares.DAYS);
        }
        return "portal/order";
    }

    /** The link and its password are shown once, on the page that follows. */
    @PostMapping("/orders/{orderId}/shares")
    String share(
            ClinicVisitor visitor, @PathVariable String orderId, @RequestParam int days, RedirectAttributes after) {
        Order order = orders.get(visitor.person().id(), OrderId.parse(orderId));
        after.addFlashAttribute("shared", shares.make(visitor.caller(), order, days));
        return "redirect:/orders/" + order.id() + "#shares";
    }

    @PostMapping("/orders/{orderId}/shares/{number}/end")
    String endShare(
            ClinicVisitor visitor, @PathVariable String orderId, @PathVariable long number, RedirectAttributes after) {
        Order order = orders.get(visitor.person().id(), OrderId.parse(orderId));
        shares.end(visitor.caller(), order, number);
        after.addFlashAttribute("done", "unshared");
        return "redirect:/orders/" + order.id();
    }

    @PostMapping("/orders/{orderId}/return")
    String giveBack(
            LabVisitor visitor,
            @PathVariable String orderId,
            @RequestParam MultiValueMap<String, String> fields,
            RedirectAttributes after) {
        ReturnForm form = ReturnForm.of(fields);
        after.addFlashAttribute("typed", form);
        return act(orderId, "returned", after, id -> {
            if (form.pins().isEmpty()) {
                lab.returnScan(visitor.caller(), id, form.reason());
            } else {
                lab.returnScan(visitor.caller(), id, form.reason(), form.markedRevision(), form.marks());
            }
        });
    }

    @PostMapping("/orders/{orderId}/modeling")
    String model(LabVisitor visitor, @PathVariable String orderId, RedirectAttributes after) {
        return act(orderId, "modeling", after, id -> lab.sendToModeling(visitor.caller(), id));
    }

    @PostMapping("/orders/{orderId}/physical-model")
    String physicalModel(LabVisitor visitor, @PathVariable String orderId, RedirectAttributes after) {
        return act(orderId, "physical", after, id -> lab.orderPhysicalModel(visitor.caller(), id));
    }

    @PostMapping("/orders/{orderId}/proceed")
    String proceed(LabVisitor visitor, @PathVariable String orderId, RedirectAttributes after) {
        return act(orderId, "proceed", after, id -> lab.proceed(visitor.caller(), id));
    }

    /** Tells on the order's page what was done; or that somebody was faster; or what was wrong, with what was typed. */
    private static String act(String orderId, String what, RedirectAttributes after, Action action) {
        OrderId id = OrderId.parse(orderId);
        try {
            action.on(id);
            after.getFlashAttributes().clear();
            after.addFlashAttribute("done", what);
        } catch (Conflict _) {
            after.addFlashAttribute("stale", true);
        } catch (Invalid wrong) {
            boolean aMark =
                    wrong.fields().stream().anyMatch(field -> field.field().startsWith("Mark"));
            after.addFlashAttribute(aMark ? "wrongMark" : "wrong", wrong);
        }
        return "redirect:/orders/" + id;
    }

    @FunctionalInterface
    private interface Action {
        void on(OrderId id);
    }
}
