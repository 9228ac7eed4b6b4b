package dev.archway.server.lab.rest;

import dev.archway.server.access.ModelerCaller;
import dev.archway.server.lab.Milling;
import dev.archway.server.lab.MillingJob;
import dev.archway.server.order.Cause;
import dev.archway.server.order.Order;
import dev.archway.server.platform.QueryParameters;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.MillingStation;
import dev.archway.wire.MovedOrder;
import dev.archway.wire.PhysicalModel;
import dev.archway.wire.Shipment;
import dev.archway.wire.V2;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the software of milling stations calls: it takes a model, mills it, and sends it off. Lab Connector Flows, 4; docs/adr/0012. */
@RestController
@RequestMapping("/api/models/v1")
class MillingController {

    private final Milling milling;

    MillingController(Milling milling) {
        this.milling = milling;
    }

    @GetMapping("/milling")
    V2<List<PhysicalModel>> models(ModelerCaller caller, HttpServletRequest request) {
        String station = QueryParameters.of(request).text("station");
        List<MillingJob> jobs = station == null ? milling.waiting() : milling.at(station);
        return V2.of(jobs.stream().map(MillingController::shown).toList());
    }

    @PostMapping("/milling/take")
    ResponseEntity<V2<PhysicalModel>> take(ModelerCaller caller, @RequestBody MillingStation request) {
        return milling.take(request.station())
                .map(job -> ResponseEntity.ok(V2.of(shown(job))))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PostMapping("/orders/{workOrder}/milled")
    V2<MovedOrder> milled(ModelerCaller caller, @PathVariable String workOrder, @RequestBody MillingStation request) {
        return moved(milling.milled(OrderId.parse(workOrder), request.station(), Cause.actor(caller)));
    }

    @PostMapping("/orders/{workOrder}/shipped")
    V2<MovedOrder> shipped(ModelerCaller caller, @PathVariable String workOrder, @RequestBody Shipment request) {
        return moved(milling.shipped(
                OrderId.parse(workOrder),
                request.station(),
                request.carrier(),
                request.tracking(),
                Cause.actor(caller)));
    }

    private static PhysicalModel shown(MillingJob job) {
        return new PhysicalModel(
                job.order().value(), job.number(), job.revision(), job.state().wire(), job.station(), job.createdAt());
    }

    private static V2<MovedOrder> moved(Order order) {
        return V2.of(new MovedOrder(order.id().value(), order.state().lab()));
    }
}
