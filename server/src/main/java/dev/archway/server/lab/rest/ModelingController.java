package dev.archway.server.lab.rest;

import dev.archway.server.access.ModelerCaller;
import dev.archway.server.lab.ModelFiles;
import dev.archway.server.lab.Modeling;
import dev.archway.server.order.Cause;
import dev.archway.server.order.Order;
import dev.archway.server.platform.QueryParameters;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.ModelingCase;
import dev.archway.wire.MovedOrder;
import dev.archway.wire.V2;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a modeler's software calls: the cases that wait, their meshes, and the models that are sent back. docs/adr/0012. */
@RestController
@RequestMapping("/api/models/v1")
class ModelingController {

    private final Modeling modeling;
    private final ModelFiles files;

    ModelingController(Modeling modeling, ModelFiles files) {
        this.modeling = modeling;
        this.files = files;
    }

    @GetMapping("/modeling")
    V2<List<ModelingCase>> waiting(ModelerCaller caller) {
        return V2.of(modeling.waiting().stream().map(ModelingController::shown).toList());
    }

    @GetMapping("/orders/{workOrder}/models")
    void models(ModelerCaller caller, @PathVariable String workOrder, HttpServletResponse response) throws IOException {
        OrderId id = OrderId.parse(workOrder);
        var models = modeling.newestModels(id);
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"models_" + id + ".zip\"");
        files.write(models, response.getOutputStream());
    }

    @PostMapping(path = "/orders/{workOrder}/models", consumes = "application/zip")
    V2<MovedOrder> submit(ModelerCaller caller, @PathVariable String workOrder, HttpServletRequest request)
            throws IOException {
        Order order = modeling.submit(
                OrderId.parse(workOrder),
                null,
                QueryParameters.of(request).text("then"),
                request.getInputStream(),
                Cause.actor(caller));
        return V2.of(new MovedOrder(order.id().value(), order.state().lab()));
    }

    private static ModelingCase shown(Order order) {
        return new ModelingCase(order.id().value(), order.code(), order.revision(), order.preps(), order.dueDate());
    }
}
