package dev.archway.server.export;

import dev.archway.mesh.Mesh;
import dev.archway.server.scan.Jaw;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/** Restorative cases: open shells in bite relation, in the frame of a scan, named as the CAD finds them. */
record RestorativeLayout(CadCamSystem cadCamSystem) implements PackageLayout {

    @Override
    public Mesh shape(Jaw jaw, Mesh mesh) {
        return mesh;
    }

    @Override
    public boolean hasStl() {
        return true;
    }

    @Override
    public boolean hasPly(Mesh mesh) {
        return switch (cadCamSystem) {
            case COLOR_EXPORT_OPEN_MODEL, EXOCAD -> mesh.colors() != null;
            case THREE_SHAPE, GENERIC -> false;
        };
    }

    @Override
    public boolean hasPictures() {
        return false;
    }

    @Override
    public boolean hasDentalProject() {
        return cadCamSystem == CadCamSystem.EXOCAD;
    }

    @Override
    public String fileName(long order, Jaw jaw, String ending) {
        String name = switch (cadCamSystem) {
            case COLOR_EXPORT_OPEN_MODEL -> "_shell_occlusion_" + jaw.letter();
            case THREE_SHAPE -> "_" + jaw.wire() + "JawScan";
            case EXOCAD -> "-" + jaw.wire() + "Jaw";
            case GENERIC -> "_" + jaw.wire().toLowerCase(Locale.ROOT);
        };
        return order + name + "." + ending;
    }

    @Override
    public SequencedMap<String, String> settings() {
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        settings.put("CadCamSystem", cadCamSystem.text());
        return settings;
    }
}
