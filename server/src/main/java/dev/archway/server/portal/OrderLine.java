package dev.archway.server.portal;

import dev.archway.server.order.FoundOrder;
import java.util.List;

/** A line of a list with its status as the visitor sees it. */
public record OrderLine(FoundOrder order, Status status) {

    /** Lines of a clinic's list. */
    public static List<OrderLine> ofPractice(List<FoundOrder> orders) {
        return orders.stream().map(OrderLine::ofPractice).toList();
    }

    public static OrderLine ofPractice(FoundOrder order) {
        return new OrderLine(order, Status.practice(order.state()));
    }

    /** Lines of a lab's list. */
    public static List<OrderLine> ofLab(List<FoundOrder> orders) {
        return orders.stream().map(OrderLine::ofLab).toList();
    }

    public static OrderLine ofLab(FoundOrder order) {
        return new OrderLine(order, Status.lab(order.state()));
    }
}
