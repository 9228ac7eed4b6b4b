package dev.archway.server.portal;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.Company;
import dev.archway.server.account.User;
import dev.archway.server.order.Order;
import dev.archway.server.shared.UserId;
import dev.archway.wire.OrderHistory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who did something with an order, as people know them: a colleague and whoever models by name, somebody of the other company by that company's name. */
@Component
class Actors {

    /** A person in a history, with the software that was used; the portal's own goes without saying. */
    private static final Pattern PERSON = Pattern.compile("user (\\d{1,18})(?: with (.+))?");

    private static final String PORTAL = "portal";
    private static final String SCANNER = "scanner ";
    private static final String ARCHWAY = "archway";

    private final Accounts accounts;

    Actors(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The same events of an order with their actors as this person knows them. */
    List<OrderHistory.Event> named(UserId reader, Order order, List<OrderHistory.Event> events) {
        List<Company> own = accounts.companiesOf(reader);
        String other = Stream.of(order.company(), order.lab())
                .flatMap(Stream::ofNullable)
                .flatMap(side -> accounts.company(side).stream())
                .filter(side -> !own.contains(side))
                .map(Company::name)
                .findFirst()
                .orElse(null);
        Map<String, String> names = new HashMap<>();
        return events.stream()
                .map(event -> new OrderHistory.Event(
                        event.at(),
                        event.kind(),
                        event.what(),
                        names.computeIfAbsent(event.actor(), actor -> name(own, other, actor)),
                        event.revision(),
                        event.status(),
                        event.detail()))
                .toList();
    }

    private String name(List<Company> own, @Nullable String other, String actor) {
        if (actor.equals(ARCHWAY)) {
            return "Archway";
        }
        if (actor.startsWith(SCANNER)) {
            return "Scanner " + actor.substring(SCANNER.length());
        }
        Matcher person = PERSON.matcher(actor);
        return person.matches()
                ? accounts.user(new UserId(Long.parseLong(person.group(1))))
                        .map(user -> name(own, other, user) + software(person.group(2)))
                        .orElse(actor)
                : actor;
    }

    /** Whoever is no colleague was of the other company then, whatever he belongs to by now. */
    private String name(List<Company> own, @Nullable String other, User user) {
        List<Company> companies = accounts.companiesOf(user.id());
        boolean isKnown = companies.stream().anyMatch(own::contains)
                || switch (user.kind()) {
                    case MODELER, ADMINISTRATOR -> companies.isEmpty();
                    case DENTIST, ORTHODONTIST, LAB_PERSON -> false;
                };
        return isKnown || other == null ? user.name() : other;
    }

    private static String software(@Nullable String partner) {
        return partner == null || partner.equals(PORTAL) ? "" : " (" + partner + ")";
    }
}
