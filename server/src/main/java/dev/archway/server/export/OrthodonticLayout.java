package dev.archway.server.export;

import dev.archway.mesh.Mesh;
import dev.archway.mesh.MeshException;
import dev.archway.mesh.SolidModel;
import dev.archway.mesh.Transform;
import dev.archway.server.scan.Jaw;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Orthodontic cases and study models: solid or open, in bite relation or teeth up, with the pictures. */
record OrthodonticLayout(ExportType exportType, DataFormat dataFormat, FileType fileType) implements PackageLayout {

    /** Half a turn about the x axis, exactly. */
    private static final Transform UPSIDE_DOWN = new Transform(1, 0, 0, 0, -1, 0, 0, 0, -1, 0, 0, 0);

    @Override
    public Mesh shape(Jaw jaw, Mesh mesh) throws MeshException {
        Mesh model = switch (exportType) {
            case OPEN_SHELL -> mesh;
            case SOLID_MODEL -> SolidModel.withLowProfileBase(mesh, teeth(jaw));
        };
        return switch (dataFormat) {
            case ARCHES_COMBINED -> model;
            case FILE_PER_ARCH -> jaw == Jaw.UPPER ? UPSIDE_DOWN.apply(model) : model;
        };
    }

    private static SolidModel.Teeth teeth(Jaw jaw) {
        return switch (jaw) {
            case UPPER -> SolidModel.Teeth.DOWN;
            case LOWER -> SolidModel.Teeth.UP;
        };
    }

    @Override
    public boolean hasStl() {
        return fileType.hasStl();
    }

    @Override
    public boolean hasPly(Mesh mesh) {
        return fileType.hasPly();
    }

    @Override
    public boolean hasPictures() {
        return true;
    }

    @Override
    public boolean hasDentalProject() {
        return false;
    }

    @Override
    public String fileName(long order, Jaw jaw, String ending) {
        String model = switch (exportType) {
            case OPEN_SHELL -> "shell";
            case SOLID_MODEL -> "lprofile";
        };
        String stand = switch (dataFormat) {
            case ARCHES_COMBINED -> "occlusion";
            case FILE_PER_ARCH -> "teethup";
        };
        return order + "_" + model + "_" + stand + "_" + jaw.letter() + "." + ending;
    }

    @Override
    public SequencedMap<String, String> settings() {
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        settings.put("ExportType", exportType.text());
        settings.put("DataFormat", dataFormat.text());
        settings.put("FileType", fileType.text());
        return settings;
    }
}
