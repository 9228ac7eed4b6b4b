package dev.archway.server.portal.rest;

import dev.archway.server.order.CaseState;
import dev.archway.server.order.FoundOrder;
import dev.archway.server.order.OrderQuestion;
import dev.archway.server.order.OrderSearch;
import dev.archway.server.portal.BrowserZone;
import dev.archway.server.portal.DueGroup;
import dev.archway.server.portal.LabVisitor;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
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
    String inbox(
            LabVisitor visitor,
            @RequestParam(defaultValue = "") String words,
            @CookieValue(name = BrowserZone.COOKIE, defaultValue = "") String cookie,
            Model model) {
        OrderQuestion waiting = new OrderQuestion(words.strip(), WAITING, null, Set.of(), null, null);
        List<FoundOrder> found = orders.byDueDate(visitor.caller(), waiting);
        List<FoundOrder> shown = found.stream().limit(OrderSearch.MOST_OF_INBOX).toList();
        ZoneId zone = BrowserZone.of(cookie);
        model.addAttribute("words", words.strip());
        model.addAttribute("groups", DueGroup.of(shown, LocalDate.ofInstant(clock.instant(), zone), zone));
        model.addAttribute("more", found.size() > shown.size());
        return "portal/inbox";
    }
}
