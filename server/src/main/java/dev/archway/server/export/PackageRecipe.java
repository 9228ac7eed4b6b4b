package dev.archway.server.export;

import dev.archway.server.platform.Sha256;
import dev.archway.wire.WireJson;
import java.util.HexFormat;

/** Everything that the bytes of a package depend on, beside the meshes and pictures of its revision, which never change. */
record PackageRecipe(ExportFormat format, PackageLayout layout, ExportFacts facts) {

    /**
     * Counts what changed in how packages are written: another number, and all are made anew when they are next asked for. {@code PackageBytesTest} fails when they
     * changed and this did not.
     */
    static final String MAKER = "3";

    static PackageRecipe of(ExportFacts facts, ExportFormat format, boolean hidePatientName) {
        return new PackageRecipe(
                format, PackageLayout.of(facts.caseType(), format), hidePatientName ? facts.withoutName() : facts);
    }

    PackageKey key() {
        return new PackageKey(facts.key(), digest());
    }

    /** What the package is called when it is fetched. */
    String fileName() {
        return "itero_export_" + facts.key().order() + ".zip";
    }

    /** The same for everything that gives the same bytes: settings that do not matter for this kind of case are not in it. */
    private String digest() {
        Ingredients all = new Ingredients(MAKER, layout, facts);
        byte[] sha256 = Sha256.digest().digest(WireJson.mapper().writeValueAsBytes(all));
        return HexFormat.of().formatHex(sha256);
    }

    private record Ingredients(String maker, PackageLayout layout, ExportFacts facts) {}
}
