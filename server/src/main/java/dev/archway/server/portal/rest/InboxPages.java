package dev.archway.server.portal.rest;

import dev.archway.server.order.CaseState;
import dev.archway.server.order.OrderQuestion;
import dev.archway.server.order.OrderSearch;
import dev.archway.server.portal.DueGroup;
import dev.archway.server.portal.LabVisitor;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits on a lab's desk, by due date, all of it or what somebody looks for. */
@Controller
class InboxPages {

    private static final Set<CaseState> WAITING =
            Set.of(CaseState.READY, CaseState.LAB_REVIEW, CaseState.READY_TO_SHIP);

    private final OrderSearch orders;
    private final Clock clock;

    InboxPages(OrderSearch orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    @GetMapping("/inbox")
    String inbox(LabVisitor visitor, @RequestParam(defaultValue = "") String words, Model model) {
        OrderQuestion waiting = new OrderQuestion(words.strip(), WAITING, null, Set.of(), null, null);
        model.addAttribute("words", words.strip());
        model.addAttribute("groups", DueGroup.of(orders.byDueDate(visitor.caller(), waiting), clock.instant()));
        return "portal/inbox";
    }
}
