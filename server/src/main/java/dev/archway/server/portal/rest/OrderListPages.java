package dev.archway.server.portal.rest;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.User;
import dev.archway.server.order.CaseState;
import dev.archway.server.order.FoundOrder;
import dev.archway.server.order.FoundOrders;
import dev.archway.server.order.OrderSearch;
import dev.archway.server.portal.BrowserZone;
import dev.archway.server.portal.ClinicVisitor;
import dev.archway.server.portal.CompanyVisitor;
import dev.archway.server.portal.LabVisitor;
import dev.archway.server.portal.OrderForm;
import dev.archway.server.portal.OrderLine;
import dev.archway.server.portal.Status;
import dev.archway.server.shared.ListPlace;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.Procedure;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The orders of a clinic, or of a lab, newest first: searched, filtered, and changing while one looks. */
@Controller
class OrderListPages {

    private static final int LINES = 40;
    private static final FoundOrders NOTHING = new FoundOrders(List.of(), null, 0);

    private final OrderSearch orders;
    private final Accounts accounts;

    OrderListPages(OrderSearch orders, Accounts accounts) {
        this.orders = orders;
        this.accounts = accounts;
    }

    @GetMapping("/orders")
    String list(
            CompanyVisitor visitor,
            @RequestParam MultiValueMap<String, String> query,
            @CookieValue(name = BrowserZone.COOKIE, defaultValue = "") String zone,
            Model model) {
        OrderForm form = OrderForm.of(query);
        Map<String, String> problems = form.problems();
        FoundOrders found =
                problems.isEmpty() ? find(visitor, form, BrowserZone.of(zone), query.getFirst("after")) : NOTHING;
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute(
                "lines",
                found.orders().stream().map(order -> line(visitor, order)).toList());
        model.addAttribute("count", found.count());
        model.addAttribute("countedAll", found.count() < FoundOrders.MOST_COUNTED);
        ListPlace next = found.next();
        model.addAttribute("more", next == null ? null : form.address("/orders", next.toString()));
        model.addAttribute("statuses", visitor instanceof LabVisitor ? Status.ofLab() : Status.ofPractice());
        model.addAttribute(
                "procedures",
                Arrays.stream(Procedure.values()).map(Procedure::text).toList());
        model.addAttribute("doctors", doctors(visitor));
        return "portal/orders";
    }

    /** One line anew, for a list whose order has changed; nothing when it is not in this visitor's list. */
    @GetMapping("/orders/{orderId}/line")
    String line(CompanyVisitor visitor, @PathVariable String orderId, Model model) {
        OrderId id = OrderId.parse(orderId);
        Optional<FoundOrder> found = switch (visitor) {
            case ClinicVisitor clinic -> orders.find(clinic.caller(), id);
            case LabVisitor lab -> orders.find(lab.caller(), id);
        };
        model.addAttribute("line", line(visitor, found.orElseThrow(() -> NotFound.order(id))));
        return "portal/line :: line";
    }

    private FoundOrders find(CompanyVisitor visitor, OrderForm form, ZoneId zone, @Nullable String after) {
        ListPlace place = after == null ? null : ListPlace.parse(after);
        return switch (visitor) {
            case ClinicVisitor clinic ->
                form.question(CaseState::practice, zone)
                        .map(question -> orders.find(clinic.caller(), question, place, LINES))
                        .orElse(NOTHING);
            case LabVisitor lab ->
                form.question(CaseState::lab, zone)
                        .map(question -> orders.find(lab.caller(), question, place, LINES))
                        .orElse(NOTHING);
        };
    }

    private List<User> doctors(CompanyVisitor visitor) {
        boolean chooses = visitor instanceof ClinicVisitor
                && accounts.seesAllOrders(
                        visitor.company().id(), visitor.person().id());
        return chooses ? accounts.doctorsOf(visitor.company().id()) : List.of();
    }

    private static OrderLine line(CompanyVisitor visitor, FoundOrder order) {
        return switch (visitor) {
            case ClinicVisitor _ -> OrderLine.ofPractice(order);
            case LabVisitor _ -> OrderLine.ofLab(order);
        };
    }
}
