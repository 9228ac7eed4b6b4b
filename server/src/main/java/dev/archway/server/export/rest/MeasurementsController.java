package dev.archway.server.export.rest;

import dev.archway.server.access.DpmsApi;
import dev.archway.server.access.PairedCaller;
import dev.archway.server.export.Downloads;
import dev.archway.server.export.MeasuredFile;
import dev.archway.server.export.Measurement;
import dev.archway.server.export.Measurements;
import dev.archway.server.export.ObjectAnswer;
import dev.archway.server.platform.QueryParameters;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.Occlusion;
import dev.archway.wire.RevisionDifference;
import dev.archway.wire.V2;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** How jaws meet and revisions differ, as numbers and as coloured models; beyond the documents. */
@DpmsApi
class MeasurementsController {

    private final Measurements measurements;
    private final Downloads downloads;

    MeasurementsController(Measurements measurements, Downloads downloads) {
        this.measurements = measurements;
        this.downloads = downloads;
    }

    @GetMapping("/order/{orderId}/occlusion")
    V2<Occlusion> occlusion(PairedCaller caller, @PathVariable String orderId, HttpServletRequest request)
            throws InterruptedException {
        return V2.of(occlusionOf(caller, orderId, request).occlusion());
    }

    @GetMapping("/order/{orderId}/occlusion/{file}")
    void occlusionFile(
            PairedCaller caller,
            @PathVariable String orderId,
            @PathVariable String file,
            HttpServletRequest request,
            HttpServletResponse response)
            throws InterruptedException, IOException {
        MeasuredFile wanted = MeasuredFile.named(file);
        answer(occlusionOf(caller, orderId, request), wanted, request, response);
    }

    @GetMapping("/order/{orderId}/difference")
    V2<RevisionDifference> difference(PairedCaller caller, @PathVariable String orderId, HttpServletRequest request)
            throws InterruptedException {
        return V2.of(differenceOf(caller, orderId, request).difference());
    }

    @GetMapping("/order/{orderId}/difference/{file}")
    void differenceFile(
            PairedCaller caller,
            @PathVariable String orderId,
            @PathVariable String file,
            HttpServletRequest request,
            HttpServletResponse response)
            throws InterruptedException, IOException {
        MeasuredFile wanted = MeasuredFile.named(file);
        answer(differenceOf(caller, orderId, request), wanted, request, response);
    }

    private Measurement occlusionOf(PairedCaller caller, String orderId, HttpServletRequest request)
            throws InterruptedException {
        Integer revision = QueryParameters.of(request).countIfAny("revision");
        return measurements.occlusion(caller, OrderId.parse(orderId), revision);
    }

    private Measurement differenceOf(PairedCaller caller, String orderId, HttpServletRequest request)
            throws InterruptedException {
        QueryParameters query = QueryParameters.of(request);
        Integer from = query.countIfAny("from");
        Integer to = query.countIfAny("to");
        boolean fit = query.flag("fit");
        return measurements.difference(caller, OrderId.parse(orderId), from, to, fit);
    }

    private void answer(
            Measurement measurement, MeasuredFile file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ObjectAnswer.to(request, measurement.file(file)).write(response, downloads::read);
    }
}
