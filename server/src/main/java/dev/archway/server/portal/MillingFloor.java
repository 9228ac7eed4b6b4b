package dev.archway.server.portal;

import dev.archway.server.lab.Milling;
import dev.archway.server.lab.MillingJob;
import dev.archway.server.order.WorkOrder;
import dev.archway.server.order.WorkOrders;
import dev.archway.server.shared.OrderId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** What is to be milled and shipped, as a page shows it. */
@Service
public class MillingFloor {

    private final Milling milling;
    private final WorkOrders orders;

    MillingFloor(Milling milling, WorkOrders orders) {
        this.milling = milling;
        this.orders = orders;
    }

    /** A model and the order that it is of. */
    public record Piece(MillingJob job, WorkOrder order) {}

    /**
     * All that is there at one time.
     *
     * @param taken what the station has; empty when none is named
     */
    public record Floor(List<Piece> taken, List<Piece> waiting, List<Piece> milled) {}

    /** As that station sees it; a blank name is that of no station. */
    public Floor of(String station) {
        List<MillingJob> taken = station.isBlank() ? List.of() : milling.at(station);
        List<MillingJob> waiting = milling.waiting();
        List<MillingJob> milled = milling.milled();
        Map<OrderId, WorkOrder> known =
                orders
                        .of(Stream.of(taken, waiting, milled)
                                .flatMap(List::stream)
                                .map(MillingJob::order)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(WorkOrder::id, Function.identity()));
        return new Floor(pieces(taken, known), pieces(waiting, known), pieces(milled, known));
    }

    /** What has left between the two looks is left out. */
    private static List<Piece> pieces(List<MillingJob> jobs, Map<OrderId, WorkOrder> known) {
        return jobs.stream()
                .flatMap(job -> Stream.ofNullable(known.get(job.order())).map(order -> new Piece(job, order)))
                .toList();
    }
}
