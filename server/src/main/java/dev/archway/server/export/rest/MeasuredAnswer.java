package dev.archway.server.export.rest;

import dev.archway.server.export.Measurement;
import dev.archway.server.shared.NotReady;
import dev.archway.wire.V2;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** How a page is answered that asks for something to be measured: what takes longer than a page should wait is accepted, and asked for again after a while. */
final class MeasuredAnswer {

    private MeasuredAnswer() {}

    static <T> ResponseEntity<V2<T>> of(Measuring measuring, Function<Measurement, T> numbers)
            throws InterruptedException {
        try {
            return ResponseEntity.ok(V2.of(numbers.apply(measuring.measure())));
        } catch (NotReady later) {
            return ResponseEntity.accepted()
                    .header(HttpHeaders.RETRY_AFTER, Long.toString(later.retryAfter().toSeconds()))
                    .build();
        }
    }

    /** What is measured. */
    @FunctionalInterface
    interface Measuring {
        Measurement measure() throws InterruptedException;
    }
}
