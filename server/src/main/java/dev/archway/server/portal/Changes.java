package dev.archway.server.portal;

import dev.archway.server.access.BrowserSessions;
import dev.archway.server.account.Accounts;
import dev.archway.server.account.UserKind;
import dev.archway.server.order.CaseState;
import dev.archway.server.order.Order;
import dev.archway.server.order.OrderMoved;
import dev.archway.server.order.OrderOpened;
import dev.archway.server.order.Orders;
import dev.archway.server.order.Seats;
import dev.archway.server.order.Seats.Seat;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.UserId;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells pages that are open which orders have begun or moved, on whichever node, after it was committed. A page hears of the orders that its person sees, as long as its
 * session and the person's place in the company last; then it is closed. What that takes to know is asked once a move, however many pages are open.
 */
@Component
public class Changes implements Announcements.Listener {

    private static final Set<CaseState> IN_WORK =
            EnumSet.of(CaseState.MODELING, CaseState.MILLING, CaseState.READY_TO_SHIP);

    private final Announcements announcements;
    private final Orders orders;
    private final Seats seats;
    private final BrowserSessions sessions;
    private final Accounts accounts;
    private final Set<Page> pages = ConcurrentHashMap.newKeySet();
    private final Recent recent;

    Changes(
            Announcements announcements,
            Orders orders,
            Seats seats,
            BrowserSessions sessions,
            Accounts accounts,
            Clock clock) {
        this.announcements = announcements;
        this.orders = orders;
        this.seats = seats;
        this.sessions = sessions;
        this.accounts = accounts;
        recent = new Recent(clock.millis() * 1_000);
        announcements.tell(this);
    }

    /**
     * A page that is open.
     *
     * @param company the one that the person is at; null for a modeler, who hears of each order of any clinic that comes to modelers and mills, moves there or leaves them
     * @param told which order moved
     * @param missed that any order may have moved since the page was made
     * @param ended that there is nothing more to hear
     */
    public record Page(
            UserId person,
            @Nullable CompanyId company,
            HttpSession session,
            Consumer<OrderId> told,
            Runnable missed,
            Runnable ended) {}

    /** What a page has open. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** What a page that is made now will have heard of: whatever moves later, it has to be told. */
    public long heard() {
        return recent.last();
    }

    /**
     * From now on, until the subscription is closed.
     *
     * @param heard what {@link #heard} said when the page was made: it is told at once of what moved between that and now; null for a page that reads everything anew
     */
    public Subscription listen(Page page, @Nullable Long heard) {
        pages.add(page);
        if (heard != null) {
            recent.after(heard)
                    .ifPresentOrElse(lines -> lines.forEach(line -> tell(line, Set.of(page))), page.missed());
        }
        return () -> pages.remove(page);
    }

    @EventListener
    void on(OrderOpened opened) {
        announcements.say(new Moved(opened.company(), opened.order(), false).toString());
    }

    @EventListener
    void on(OrderMoved move) {
        boolean work = IN_WORK.contains(move.from()) || IN_WORK.contains(move.to());
        announcements.say(new Moved(move.company(), move.order(), work).toString());
    }

    @Override
    public void heard(String line) {
        recent.add(line);
        if (pages.isEmpty()) {
            return;
        }
        try {
            tell(line, pages);
        } catch (RuntimeException e) {
            end(); // who was told, and who was not?
            throw e;
        }
    }

    @Override
    public void missed() {
        recent.forget();
        end();
    }

    /** Their browsers come back at once, and read what is true by then. */
    private void end() {
        pages.forEach(page -> page.ended().run());
    }

    private void tell(String line, Set<Page> listening) {
        Moved moved = Moved.parse(line);
        orders.find(moved.company(), moved.order()).ifPresent(order -> tell(order, moved.work(), listening));
    }

    private void tell(Order order, boolean work, Set<Page> listening) {
        List<Page> concerned = listening.stream()
                .filter(page -> page.company() == null
                        ? work
                        : page.company().equals(order.company())
                                || page.company().equals(order.lab()))
                .toList();
        if (concerned.isEmpty()) {
            return;
        }
        Set<HttpSession> living =
                sessions.living(concerned.stream().map(Page::session).toList());
        Map<Seat, Boolean> known =
                seats.of(order, concerned.stream().map(Page::person).distinct().toList());
        for (Page page : concerned) {
            Boolean sees = sees(page, known);
            if (sees == null || !living.contains(page.session())) {
                page.ended().run();
            } else if (sees) {
                page.told().accept(order.id());
            }
        }
    }

    /** Null when the person is not any more what he was when the page was opened. */
    private @Nullable Boolean sees(Page page, Map<Seat, Boolean> known) {
        CompanyId company = page.company();
        if (company != null) {
            return known.get(new Seat(page.person(), company));
        }
        boolean models = accounts.activeUser(page.person())
                .filter(person -> person.kind() == UserKind.MODELER)
                .isPresent();
        return models ? true : null;
    }

    /** What is said of a move; {@code work} when modelers or mills have to do with it. */
    private record Moved(CompanyId company, OrderId order, boolean work) {

        static Moved parse(String line) {
            String[] parts = line.split(" ", -1);
            return new Moved(
                    new CompanyId(Long.parseLong(parts[0])),
                    new OrderId(Long.parseLong(parts[1])),
                    Boolean.parseBoolean(parts[2]));
        }

        @Override
        public String toString() {
            return company + " " + order + " " + work;
        }
    }
}
