package dev.archway.server.export;

import dev.archway.mesh.Mesh;
import dev.archway.mesh.SolidModel;
import dev.archway.mesh.render.Gallery;
import dev.archway.server.platform.HeavyWork;
import dev.archway.server.scan.RevisionKey;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.CaseType;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Draws, prints and models once when the server has started and throws it away, so that the first scan does not wait for classes to be loaded and compiled. */
@Component
class WarmUp {

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
    private static final int CELLS = 120;

    private final HeavyWork heavy;
    private final RxPage page;
    private final RxPdf pdf;

    WarmUp(HeavyWork heavy, RxPage page, RxPdf pdf) {
        this.heavy = heavy;
        this.page = page;
        this.pdf = pdf;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        var _ = heavy.begin(() -> quietly("the pictures", () -> Gallery.render(hills(), hills())));
        var _ = heavy.begin(() -> quietly("the Rx", this::print));
        var _ = heavy.begin(
                () -> quietly("the solid model", () -> SolidModel.withLowProfileBase(hills(), SolidModel.Teeth.UP)));
    }

    private byte[] print() throws IOException {
        ExportFacts nobody = new ExportFacts(
                new RevisionKey(new CompanyId(1), new OrderId(100000001), 1),
                "AAAAAAAA",
                CaseType.RESTORATIVE,
                null,
                null,
                new UUID(0, 0),
                new PatientName("First", "Last"),
                null,
                "Doctor",
                1,
                null,
                "Practice",
                "Address",
                null,
                null,
                null,
                null,
                "Scanner",
                List.of(),
                null,
                Instant.EPOCH);
        return pdf.of(page.of(nobody), nobody);
    }

    private static boolean quietly(String what, Callable<?> work) {
        try {
            work.call();
            return true;
        } catch (Exception e) {
            log.warn("{} could not be warmed up; scans will show whether they can be made", what, e);
            return false;
        }
    }

    private static Mesh hills() {
        float[] positions = new float[3 * (CELLS + 1) * (CELLS + 1)];
        for (int i = 0; i < positions.length / 3; i++) {
            positions[3 * i] = i % (CELLS + 1) * 0.5f;
            positions[3 * i + 1] = i / (CELLS + 1) * 0.5f;
            positions[3 * i + 2] = (float) Math.sin(i * 0.1);
        }
        int[] triangles = new int[6 * CELLS * CELLS];
        for (int t = 0; t < CELLS * CELLS; t++) {
            int corner = t / CELLS * (CELLS + 1) + t % CELLS;
            int[] two = {corner, corner + 1, corner + CELLS + 2, corner, corner + CELLS + 2, corner + CELLS + 1};
            System.arraycopy(two, 0, triangles, 6 * t, two.length);
        }
        return new Mesh(positions, triangles, null);
    }
}
