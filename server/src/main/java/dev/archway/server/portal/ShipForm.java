package dev.archway.server.portal;

import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.Refusal.WrongField;

/**
 * What somebody wrote to ship a model, kept as it was typed.
 *
 * @param wrong the field that was refused, as the page names it
 * @param refusal why
 */
public record ShipForm(OrderId order, String carrier, String tracking, String wrong, Invalid refusal) {

    public static ShipForm refused(OrderId order, String carrier, String tracking, Invalid refusal) {
        boolean isTracking = refusal.fields().stream().map(WrongField::field).anyMatch("Tracking"::equals);
        return new ShipForm(order, carrier, tracking, isTracking ? "tracking" : "carrier", refusal);
    }
}
