package dev.archway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A shell pipeline that does less than a scan's way to its webhook: two STL files welded and written as PLY by VTK, side by side, the results packed by {@code zip -6}, and
 * digests of what came and of what goes out. No pictures, no Rx, no viewer, nothing that survives a crash; starting Python and VTK is part of it.
 */
record VtkPipeline(List<String> command) {

    private static final String SHELL = """
            "$0" "$1" convert "$2" "$4/upper.ply" 0 & upper=$!
            "$0" "$1" convert "$3" "$4/lower.ply" 0
            wait $upper
            sha256sum "$2" "$3"
            zip -q -6 -j - "$4/upper.ply" "$4/lower.ply" | sha256sum""";

    /** That of two jaws; none where VTK (Debian: python3-vtk9) or {@code zip} is not installed. */
    static Optional<VtkPipeline> of(Path upper, Path lower, Path work) throws IOException {
        Optional<Path> python = MeshPeers.vtk();
        if (python.isEmpty() || Peers.program("zip").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new VtkPipeline(List.of(
                "bash",
                "-eo",
                "pipefail",
                "-c",
                SHELL,
                python.get().toString(),
                MeshPeers.script(work, "vtk-mesh.py").toString(),
                upper.toString(),
                lower.toString(),
                Files.createDirectories(work.resolve("pipeline")).toString())));
    }

    Cost run() throws IOException, InterruptedException {
        return Cost.of(command);
    }
}
