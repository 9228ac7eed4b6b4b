package dev.archway.server.portal.rest;

import dev.archway.server.access.Pairings;
import dev.archway.server.notification.LoggedNotification;
import dev.archway.server.notification.Notifications;
import dev.archway.server.notification.Selection;
import dev.archway.server.order.OrderSearch;
import dev.archway.server.order.Visibility;
import dev.archway.server.portal.ClinicVisitor;
import dev.archway.server.portal.CompanyVisitor;
import dev.archway.server.portal.LabVisitor;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Guid;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The software that a company is paired with, and what it was told of. */
@Controller
class ConnectionPages {

    private static final int LINES = 50;

    private final Pairings pairings;
    private final Notifications notifications;
    private final OrderSearch orders;
    private final Visibility visibility;

    ConnectionPages(Pairings pairings, Notifications notifications, OrderSearch orders, Visibility visibility) {
        this.pairings = pairings;
        this.notifications = notifications;
        this.orders = orders;
        this.visibility = visibility;
    }

    @GetMapping("/connections")
    String connections(CompanyVisitor visitor, @RequestParam(required = false) @Nullable String before, Model model) {
        LoggedNotification.Page told = notifications.list(of(visitor), before == null ? null : sequence(before), LINES);
        model.addAttribute("paired", pairings.of(visitor.company().id()));
        model.addAttribute("told", told.results());
        model.addAttribute("next", told.next());
        return "portal/connections";
    }

    /** One notification with every attempt. */
    @GetMapping("/connections/notifications/{id}")
    String notification(CompanyVisitor visitor, @PathVariable String id, Model model) {
        model.addAttribute("traced", own(visitor, id));
        return "portal/notification";
    }

    @PostMapping("/connections/notifications/{id}/again")
    String again(CompanyVisitor visitor, @PathVariable String id, RedirectAttributes after) {
        UUID notification = own(visitor, id).notification().id();
        try {
            notifications.replay(notification);
            after.addFlashAttribute("done", "again");
        } catch (Conflict ended) {
            after.addFlashAttribute("wrong", ended);
        }
        return "redirect:/connections/notifications/" + notification;
    }

    @PostMapping("/connections/{partner}/unpair")
    String unpair(CompanyVisitor visitor, @PathVariable String partner, RedirectAttributes after) {
        pairings.unpair(visitor.caller(), partner);
        after.addFlashAttribute("done", "unpaired");
        return "redirect:/connections";
    }

    /** Who does not see a colleague's orders does not see who was told of them. DPMS API V2, 4.4.8. */
    private Notifications.Traced own(CompanyVisitor visitor, String id) {
        Notifications.Traced traced = notifications.get(Guid.parse("id", id));
        LoggedNotification told = traced.notification();
        boolean seen = told.companyId() == visitor.company().id().value()
                && switch (visitor) {
                    case ClinicVisitor clinic ->
                        orders.find(clinic.caller(), new OrderId(told.orderId()))
                                .isPresent();
                    case LabVisitor _ -> true;
                };
        if (!seen) {
            throw NotFound.because("NOTIFICATION_NOT_FOUND", "There is no notification " + id + " here.");
        }
        return traced;
    }

    private Selection of(CompanyVisitor visitor) {
        UserId doctor = switch (visitor) {
            case ClinicVisitor clinic -> visibility.only(clinic.caller());
            case LabVisitor _ -> null;
        };
        return new Selection(null, visitor.company().id(), null, null, null, null, doctor);
    }

    private static long sequence(String before) {
        try {
            return Long.parseLong(before);
        } catch (NumberFormatException _) {
            throw Invalid.field("before", before, "the place that the list before it gave");
        }
    }
}
