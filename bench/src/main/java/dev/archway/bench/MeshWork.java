package dev.archway.bench;

import dev.archway.mesh.Mesh;
import dev.archway.mesh.MeshFiles;
import dev.archway.mesh.MeshFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One operation on one file, in a process of its own, so that its heap can be limited: OPERATION FILE WARM-UP RUNS. */
final class MeshWork {

    private MeshWork() {}

    public static void main(String[] arguments) throws Exception {
        MeshOperation operation = MeshOperation.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        Path file = Path.of(arguments[1]);
        Path result = file.resolveSibling(file.getFileName() + ".result");
        int warmUp = Integer.parseInt(arguments[2]);
        int runs = Integer.parseInt(arguments[3]);
        Spent spent;
        if (operation.ofFile()) {
            spent = Spent.mean(warmUp, runs, () -> operation.run(file, result));
        } else {
            Mesh mesh =
                    MeshFiles.read(file, MeshFormat.ofFileName(file.toString()).orElseThrow(), MeshOperation.MOST);
            spent = Spent.mean(warmUp, runs, () -> operation.run(mesh));
        }
        System.out.println("SPENT " + spent.wall() + " " + spent.processor());
    }

    /** Does it in a process with these flags; nothing when its heap was too small. */
    static Optional<Spent> inProcess(MeshOperation operation, Path file, int warmUp, int runs, String... flags)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MeshWork.class.getName()));
        command.addAll(List.of(operation.word(), file.toString(), Integer.toString(warmUp), Integer.toString(runs)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            if (words.contains("OutOfMemoryError") || words.contains("too small") || words.contains("Too small")) {
                return Optional.empty();
            }
            throw new IOException(operation + " failed: " + words);
        }
        String[] times = words.substring(words.indexOf("SPENT ")).strip().split(" ", -1);
        return Optional.of(new Spent(Double.parseDouble(times[1]), Double.parseDouble(times[2])));
    }
}
