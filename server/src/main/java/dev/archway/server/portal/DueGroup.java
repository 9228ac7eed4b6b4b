package dev.archway.server.portal;

import dev.archway.server.order.FoundOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Orders that are due at about the same time. */
public record DueGroup(When when, List<OrderLine> lines) {

    private static final Duration WEEK = Duration.ofDays(7);

    /** How urgent they are. */
    public enum When {
        OVERDUE,
        TODAY,
        THIS_WEEK,
        LATER,
        OPEN
    }

    /** A lab's orders in the order of urgency; groups without any are left out. */
    public static List<DueGroup> of(List<FoundOrder> orders, Instant now) {
        Map<When, List<OrderLine>> groups = orders.stream()
                .collect(Collectors.groupingBy(
                        order -> when(order, now),
                        () -> new EnumMap<>(When.class),
                        Collectors.mapping(OrderLine::ofLab, Collectors.toList())));
        return groups.entrySet().stream()
                .map(group -> new DueGroup(group.getKey(), group.getValue()))
                .toList();
    }

    private static When when(FoundOrder order, Instant now) {
        Instant due = order.dueAt();
        if (due == null) {
            return When.OPEN;
        }
        if (due.isBefore(now)) {
            return When.OVERDUE;
        }
        if (LocalDate.ofInstant(due, ZoneOffset.UTC).equals(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
            return When.TODAY;
        }
        return due.isBefore(now.plus(WEEK)) ? When.THIS_WEEK : When.LATER;
    }
}
