package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking at a mesh and writing it takes at most three times what its arrays take, all that is allocated on the way included. Of reading, {@link ReadingMemoryTest}. */
class MemoryTest {

    private static final long TIMES = 3;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final Mesh mesh = Arches.horseshoe(600, 150);
    private final long arrays = 4L * (mesh.positions().length + mesh.triangles().length);

    private interface Work {
        Object result() throws IOException;
    }

    private void takesLittle(String what, Work work) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        work.result(); // the first use of a class allocates as well
        long before = threads.getTotalThreadAllocatedBytes();
        assertThat(work.result()).isNotNull();
        assertThat(threads.getTotalThreadAllocatedBytes() - before).as(what).isLessThan(TIMES * arrays);
    }

    @Test
    void looking_takesLittle() throws IOException {
        takesLittle("manifold check", () -> Manifold.check(mesh));
        takesLittle("parts by edges", () -> Components.byEdges(mesh));
        takesLittle("parts by vertices", () -> Components.byVertices(mesh));
        takesLittle("islands", () -> Islands.remove(mesh, 0.1));
        takesLittle("rims", () -> Rims.trim(mesh));
        takesLittle("duplicates", () -> Faces.distinct(mesh));
        takesLittle("normals", () -> Normals.ofVertices(mesh));
        takesLittle("repair", () -> Repair.outward(mesh));
        takesLittle("holes", () -> Holes.fill(mesh, 1));
        takesLittle("weld", () -> Weld.of(mesh.positions(), mesh.triangles(), null));
    }

    @Test
    void comparing_takesLittle() throws IOException {
        Mesh moved = Transform.translate(0, 0, 0.3).apply(mesh);
        takesLittle("GLB", () -> {
            GlbWriter.write(List.of(new GlbWriter.Part("upper", mesh)), OutputStream.nullOutputStream());
            return mesh;
        });
        Surface surface = Surface.of(moved);
        takesLittle("contact map", () -> ContactMap.of(mesh, surface, 0.1, ColorScale.contact()));
    }

    @Test
    void writing_takesLittle() throws IOException {
        for (MeshFormat format : new MeshFormat[] {MeshFormat.STL, MeshFormat.PLY}) {
            Path file = folder.resolve(format.name());
            takesLittle("writing " + format, () -> {
                MeshFiles.write(mesh, format, file);
                return Files.size(file);
            });
        }
    }
}
