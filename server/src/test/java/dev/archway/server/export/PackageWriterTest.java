package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.mesh.Mesh;
import dev.archway.server.platform.HeavyWork;
import dev.archway.server.scan.Jaw;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PackageWriterTest {

    private static final ExportFormat OPEN = new ExportFormat(
            ExportType.OPEN_SHELL, ExportType.OPEN_SHELL, DataFormat.FILE_PER_ARCH, FileType.STL, CadCamSystem.GENERIC);

    private final HeavyWork heavy = new HeavyWork(1);

    @AfterEach
    void stop() {
        heavy.destroy();
    }

    /** The only thread writes the package, and comes to the lower jaw first. */
    @Test
    void write_jawThatCannotBeRead() throws IOException {
        AtomicInteger others = new AtomicInteger();
        Map<Jaw, Callable<Mesh>> scan = new EnumMap<>(Jaw.class);
        scan.put(Jaw.UPPER, () -> {
            others.incrementAndGet();
            throw new IllegalStateException("nobody needs it any more");
        });
        scan.put(Jaw.LOWER, () -> {
            throw new IOException("the disk is gone");
        });
        PackageWriter writer = new PackageWriter(new RxPage(TinyPackages.templates()), new RxPdf(), heavy);
        PackageRecipe recipe = PackageRecipe.of(SampleExport.facts(), OPEN, false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> HeavyWork.join(heavy.begin(() -> {
                    writer.write(recipe, scan, new LinkedHashMap<>(), Instant.EPOCH, out);
                    return null;
                })))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is gone");

        HeavyWork.join(heavy.begin(() -> null)); // it comes to this last
        assertThat(others).hasValue(0);
        assertThat(out.size()).isZero();
    }
}
