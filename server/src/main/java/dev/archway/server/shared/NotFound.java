package dev.archway.server.shared;

/** Something that is not there, or not there for this caller: 404; the two cannot be told apart. */
public final class NotFound extends Refusal {

    private NotFound(String code, String message) {
        super(code, message);
    }

    public static NotFound order(OrderId id) {
        return new NotFound("ORDER_NOT_FOUND", "There is no order " + id + " here.");
    }

    /** For those who know of no other orders than these. docs/adr/0012. */
    public static NotFound work(OrderId id) {
        return new NotFound(
                "ORDER_NOT_FOUND", "There is no order " + id + " in modeling, in milling or ready to ship.");
    }

    public static NotFound rx(RxId id) {
        return new NotFound("RX_NOT_FOUND", "There is no Rx " + id + " here.");
    }

    public static NotFound because(String code, String message) {
        return new NotFound(code, message);
    }
}
