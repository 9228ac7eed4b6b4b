package dev.archway.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What else does the same to meshes on this machine: VTK in a process of its own that has loaded it, and other programs as whole processes. */
final class MeshPeers {

    private static final Pattern TIMES = Pattern.compile("(?m)^TIMES ([\\d.]+) ([\\d.]+)(?: ([\\d.]+))?$");

    private MeshPeers() {}

    /** The Python that has VTK, Debian's before any other. */
    static Optional<Path> vtk() {
        return List.of(Optional.of(Path.of("/usr/bin/python3")), Peers.program("python3")).stream()
                .flatMap(Optional::stream)
                .filter(Files::isExecutable)
                .filter(MeshPeers::hasVtk)
                .findFirst();
    }

    private static boolean hasVtk(Path python) {
        try {
            Process process = new ProcessBuilder(python.toString(), "-c", "import vtk")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** VTK's times for one operation of {@code vtk-mesh.py}, warm, the process's start not counted. */
    static List<Spent> vtk(Path python, Path folder, String operation, Path mesh, Path result, int runs)
            throws IOException, InterruptedException {
        return times(List.of(
                python.toString(),
                script(folder, "vtk-mesh.py").toString(),
                operation,
                mesh.toString(),
                result.toString(),
                Integer.toString(runs)));
    }

    /** VTK's times for six pictures of a mesh, under a display, whose own times are no part of them. */
    static List<Spent> vtkPictures(Path python, Path folder, Path mesh, int runs)
            throws IOException, InterruptedException {
        return times(List.of(
                "xvfb-run",
                "-a",
                python.toString(),
                script(folder, "vtk-pictures.py").toString(),
                mesh.toString(),
                folder.toString(),
                Integer.toString(runs)));
    }

    /** A Python script of ours, laid into that folder. */
    static Path script(Path folder, String name) throws IOException {
        Path script = folder.resolve(name);
        try (InputStream content = MeshPeers.class.getResourceAsStream(name)) {
            Files.write(script, Objects.requireNonNull(content).readAllBytes());
        }
        return script;
    }

    /** A whole process, its start included, several times after one that does not count. */
    static List<Spent> process(int runs, String... command) throws IOException, InterruptedException {
        List<String> timed = new ArrayList<>(
                List.of("bash", "-c", "TIMEFORMAT='TIMES %R %U %S'; time \"$@\" >/dev/null 2>&1", command[0]));
        timed.addAll(List.of(command));
        List<Spent> spent = new ArrayList<>();
        for (int run = -1; run < runs; run++) {
            Spent one = times(timed).getFirst();
            if (run >= 0) {
                spent.add(one);
            }
        }
        return spent;
    }

    private static List<Spent> times(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed: " + words);
        }
        List<Spent> spent = new ArrayList<>();
        Matcher line = TIMES.matcher(words);
        while (line.find()) {
            double system = line.group(3) == null ? 0 : Double.parseDouble(line.group(3));
            spent.add(new Spent(Double.parseDouble(line.group(1)), Double.parseDouble(line.group(2)) + system));
        }
        return spent;
    }
}
