package dev.archway.server.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program of somebody else, which opens what is written here. {@code script/test} installs them. */
public final class OtherProgram {

    private OtherProgram() {}

    /** What it prints; it must not fail. */
    public static String output(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IOException(command[0] + " does not start; script/test installs it", e);
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + " says: " + output);
        }
        return output;
    }

    /** The number after a label, such as "Faces:  12". */
    public static double number(String output, String label) {
        Matcher matcher = Pattern.compile("(?m)" + Pattern.quote(label) + "\\s*:\\s*(-?[0-9.]+)")
                .matcher(output);
        if (!matcher.find()) {
            throw new AssertionError("no " + label + " in " + output);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
