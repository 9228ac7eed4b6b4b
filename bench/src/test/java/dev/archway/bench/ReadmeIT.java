package dev.archway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells a newcomer to type is typed. */
class ReadmeIT {

    private static final Path ROOT = Path.of(System.getProperty("archway.root"));
    private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void caseByHand_asItStandsThere() throws Exception {
        Matcher block = SHELL.matcher(Files.readString(ROOT.resolve("README.md")));
        assertThat(block.find()).isTrue();
        String commands = block.group(1).replace("script/", ROOT.resolve("script") + File.separator);
        try (ServerProcess server = ServerProcess.start(ROOT, folder.resolve("data"))) {
            String printed = run(server, commands);
            assertThat(printed).contains("\"Inbox\":\"readme\"");
        }
        assertThat(Files.readString(folder.resolve("order.json"))).contains("\"Status\":\"Completed\"");
        try (ZipFile zip = new ZipFile(folder.resolve("package.zip").toFile())) {
            assertThat(zip.stream().map(Object::toString))
                    .anyMatch(name -> name.endsWith("_shell_occlusion_u.stl"))
                    .anyMatch(name -> name.endsWith("_v30.xml"));
        }
    }

    private String run(ServerProcess server, String commands) throws Exception {
        Path script = Files.writeString(folder.resolve("readme.sh"), commands);
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("ARCHWAY_SERVER", server.address().toString());
        int exit = builder.start().waitFor();
        String printed = Files.readString(output);
        assertThat(exit).as(printed).isZero();
        return printed;
    }
}
