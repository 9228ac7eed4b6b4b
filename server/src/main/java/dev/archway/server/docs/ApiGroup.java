package dev.archway.server.docs;

import dev.archway.server.access.LabCaller;
import dev.archway.server.access.PracticeCaller;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A part of the API that is described by itself. The same handlers serve a legacy base and the discovered ones; a group shows each call once, relative to its bases, which
 * are the group's servers.
 *
 * @param bases what paths are relative to; the first is where the group's handlers are looked for
 * @param foreign a caller that has nothing to do here: handlers that ask for it are in another group
 */
record ApiGroup(
        String name,
        String title,
        List<String> bases,
        @Nullable Class<?> foreign) {

    /** The version of DPMS API V2 that practices use. */
    static final ApiGroup V2 = new ApiGroup(
            "v2", "Practices (DPMS API V2)", List.of("/third-party/v2", "/api/third-party/v2"), LabCaller.class);

    /** The same calls below the path that V3's discovery names, and the V3 search. */
    static final ApiGroup V3 = new ApiGroup("v3", "Practices (V3 search)", List.of("/third-party/v3"), LabCaller.class);

    static final ApiGroup LAB =
            new ApiGroup("lab", "Labs", List.of("/third-party/v2", "/api/third-party/v2"), PracticeCaller.class);

    static final ApiGroup SCANNER = new ApiGroup("scanner", "Scanners", List.of("/api/scanner/v1"), null);

    static final ApiGroup MODELS = new ApiGroup("models", "Modelers and mills", List.of("/api/models/v1"), null);

    static final ApiGroup SANDBOX = new ApiGroup("sandbox", "Sandbox", List.of("/sandbox"), null);

    static final List<ApiGroup> ALL = List.of(V2, V3, LAB, SCANNER, MODELS, SANDBOX);

    String base() {
        return bases.getFirst();
    }

    boolean shows(Method handler) {
        return foreign == null || !Arrays.asList(handler.getParameterTypes()).contains(foreign);
    }

    @Override
    public String toString() {
        return name.toUpperCase(Locale.ROOT);
    }
}
