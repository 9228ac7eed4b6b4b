package dev.archway.scanner;

import dev.archway.client.ApiException;
import dev.archway.wire.AcceptedScan;
import dev.archway.wire.CaptureKind;
import dev.archway.wire.OpenedScan;
import dev.archway.wire.TakenCapture;
import java.io.PrintWriter;
import java.util.Locale;

/** What a person sees of a scan: on a terminal one line that moves, elsewhere a line a file. */
final class Screen implements ScanProgress {

    private static final int BAR = 24;
    private static final long REDRAW = 50_000_000;
    private static final double MB = 1e6;

    private final PrintWriter out;
    private final boolean terminal;
    private long started;
    private long drawn;
    private boolean atStart = true;

    Screen(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public synchronized void opened(OpenedScan scan) {
        line("Scan of order " + scan.orderId() + " opened (Rx " + scan.rxId() + ")");
        begin();
    }

    @Override
    public synchronized void uploading(String fileName, long sent, long total) {
        long now = System.nanoTime();
        if (terminal && now - drawn > REDRAW && total > 0) {
            drawn = now;
            draw(fileName, sent, total, now);
        }
    }

    @Override
    public synchronized void uploaded(String fileName, long total) {
        if (terminal) {
            draw(fileName, total, total, System.nanoTime());
            out.println();
        } else {
            line(String.format(Locale.ROOT, "  %s  %.1f MB", fileName, total / MB));
        }
        out.flush();
        begin();
    }

    synchronized void accepted(AcceptedScan scan) {
        line("Order " + scan.orderId() + " accepted: revision " + scan.revision() + ", "
                + Complaint.oneLine(scan.status()));
    }

    synchronized void captured(TakenCapture capture) {
        line("  " + capture.kind().text() + (capture.annotated() ? ", annotated" : "") + "  " + capture.captureId());
    }

    synchronized void notCaptured(CaptureKind kind, ApiException refusal) {
        line("  " + kind.text() + "  not taken: " + Complaint.oneLine(refusal.getMessage()));
    }

    synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    private void begin() {
        started = System.nanoTime();
        drawn = 0;
        atStart = true;
    }

    private void draw(String fileName, long sent, long total, long now) {
        int full = (int) (BAR * sent / Math.max(1, total));
        double seconds = Math.max(1e-3, (now - started) / 1e9);
        out.print(String.format(
                Locale.ROOT,
                "%s  %-9s [%s%s] %6.1f of %.1f MB  %3d %%  %6.1f MB/s ",
                atStart ? "" : "\r",
                fileName,
                "=".repeat(full),
                " ".repeat(BAR - full),
                sent / MB,
                total / MB,
                100 * sent / Math.max(1, total),
                sent / MB / seconds));
        out.flush();
        atStart = false;
    }
}
