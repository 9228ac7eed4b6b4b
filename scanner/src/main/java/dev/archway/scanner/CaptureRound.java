package dev.archway.scanner;

import dev.archway.client.ApiException;
import dev.archway.client.ScannerClient;
import dev.archway.wire.CaptureKind;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Captures of one order, one after the other, with a line on the screen for each. */
final class CaptureRound {

    private final VirtualScanner scanner;
    private final Screen screen;
    private final long order;
    private final Instant time = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final CapturePictures pictures;

    /** The pictures are of what was scanned, from another side each time. */
    CaptureRound(ScannerClient client, Screen screen, ScanSource mouth, long order) throws IOException {
        this.scanner = new VirtualScanner(client);
        this.screen = screen;
        this.order = order;
        this.pictures = CapturePictures.of(mouth, time.toEpochMilli());
    }

    /** Those kinds; the first that is refused ends it. */
    void take(List<CaptureKind> kinds) throws IOException, InterruptedException {
        for (CaptureKind kind : kinds) {
            scanner.capture(order, kind, pictures, time).forEach(screen::captured);
        }
    }

    /** Every kind that the server takes from this scanner: only it knows which photographs those are. */
    void takeAll() throws IOException, InterruptedException {
        for (CaptureKind kind : CaptureKind.values()) {
            try {
                take(List.of(kind));
            } catch (ApiException refusal) {
                if (!kind.photograph()) {
                    throw refusal;
                }
                screen.notCaptured(kind, refusal);
            }
        }
    }
}
