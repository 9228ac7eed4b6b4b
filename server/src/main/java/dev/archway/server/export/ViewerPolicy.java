package dev.archway.server.export;

import dev.archway.server.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What the viewer's page may load: the server's own files, and the one map that tells its script where the library's modules are, known by its digest. */
public final class ViewerPolicy {

    public static final String IMPORTS = "{\"imports\": {\"three\": \"/webjars/three/build/three.module.min.js\","
            + " \"three/addons/\": \"/webjars/three/examples/jsm/\"}}";

    public static final String TEXT = "default-src 'none'; script-src 'self' 'sha256-" + digest(IMPORTS)
            + "'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private ViewerPolicy() {}

    private static String digest(String text) {
        byte[] digest = Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(digest);
    }
}
