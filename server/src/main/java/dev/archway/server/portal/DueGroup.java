package dev.archway.server.portal;

import dev.archway.server.order.FoundOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Orders that are due at about the same time. */
public record DueGroup(When when, List<OrderLine> lines) {

    private static final int WEEK = 7;

    /** How urgent they are. */
    public enum When {
        OVERDUE,
        TODAY,
        THIS_WEEK,
        LATER,
        OPEN
    }

    /** A lab's orders in the order of urgency on that day of that zone; groups without any are left out. What is due today is overdue from tomorrow on. */
    public static List<DueGroup> of(List<FoundOrder> orders, LocalDate today, ZoneId zone) {
        Map<When, List<OrderLine>> groups = orders.stream()
                .collect(Collectors.groupingBy(
                        order -> when(order, today, zone),
                        () -> new EnumMap<>(When.class),
                        Collectors.mapping(OrderLine::ofLab, Collectors.toList())));
        return groups.entrySet().stream()
                .map(group -> new DueGroup(group.getKey(), group.getValue()))
                .toList();
    }

    private static When when(FoundOrder order, LocalDate today, ZoneId zone) {
        Instant due = order.dueAt();
        if (due == null) {
            return When.OPEN;
        }
        LocalDate day = LocalDate.ofInstant(due, zone);
        if (day.isBefore(today)) {
            return When.OVERDUE;
        }
        if (day.equals(today)) {
            return When.TODAY;
        }
        return day.isBefore(today.plusDays(WEEK)) ? When.THIS_WEEK : When.LATER;
    }
}
