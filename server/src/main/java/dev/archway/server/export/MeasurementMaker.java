package dev.archway.server.export;

import dev.archway.mesh.Alignment;
import dev.archway.mesh.ColorScale;
import dev.archway.mesh.ContactMap;
import dev.archway.mesh.Difference;
import dev.archway.mesh.GlbWriter;
import dev.archway.mesh.Mesh;
import dev.archway.mesh.MeshException;
import dev.archway.mesh.PlyWriter;
import dev.archway.mesh.Surface;
import dev.archway.server.platform.HeavyWork;
import dev.archway.server.platform.NewObjects;
import dev.archway.server.platform.StoredObject;
import dev.archway.server.scan.AutomaticModel;
import dev.archway.server.scan.Jaw;
import dev.archway.server.scan.RevisionKey;
import dev.archway.server.scan.Revisions;
import dev.archway.wire.WireJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Measures meshes, on one of the threads for heavy work: numbers, and models in the colours of their distances. The same revisions always give the same bytes. */
@Component
class MeasurementMaker {

    /** How far apart two scans of one jaw may stand to be fitted onto each other, in millimetres: a rescan begins in its own place. */
    private static final double REACH = 5;

    private final Revisions revisions;
    private final NewObjects objects;
    private final HeavyWork heavy;

    MeasurementMaker(Revisions revisions, NewObjects objects, HeavyWork heavy) {
        this.revisions = revisions;
        this.objects = objects;
        this.heavy = heavy;
    }

    Measured make(MeasurementKey key) throws IOException {
        return HeavyWork.join(heavy.begin(() -> switch (key.subject()) {
            case OCCLUSION -> occlusion(key);
            case DIFFERENCE -> difference(key);
            case AUTOMATIC_MODEL -> automaticModel(key);
        }));
    }

    private Measured occlusion(MeasurementKey key) throws IOException {
        Map<Jaw, Mesh> jaws = meshes(key.revision());
        ColorScale scale = ColorScale.contact();
        ContactMap.Jaws maps = ContactMap.of(
                Objects.requireNonNull(jaws.get(Jaw.UPPER)),
                Objects.requireNonNull(jaws.get(Jaw.LOWER)),
                ContactMap.CONTACT,
                scale);
        Map<Jaw, Mesh> painted = new EnumMap<>(
                Map.of(Jaw.UPPER, maps.upper().mesh(), Jaw.LOWER, maps.lower().mesh()));
        return measured(MeasuredNumbers.of(key.revision(), maps, scale), key, painted);
    }

    private Measured difference(MeasurementKey key) throws IOException {
        Map<Jaw, Mesh> older = meshes(key.older());
        Map<Jaw, Difference> differences = new EnumMap<>(Jaw.class);
        Map<Jaw, Mesh> painted = new EnumMap<>(Jaw.class);
        for (Map.Entry<Jaw, Mesh> newer : meshes(key.revision()).entrySet()) {
            Mesh before = older.get(newer.getKey());
            if (before != null) {
                Mesh after = key.fitted() ? fitted(newer.getValue(), before) : newer.getValue();
                Difference difference = Difference.between(before, after);
                differences.put(newer.getKey(), difference);
                painted.put(newer.getKey(), difference.mesh());
            }
        }
        return measured(MeasuredNumbers.of(key, differences), key, painted);
    }

    /** The models that would be made of the jaws, each beside the jaw that it would be made of: they stand in its frame, so that nothing is fitted. */
    private Measured automaticModel(MeasurementKey key) throws IOException, MeshException {
        Map<Jaw, Difference> differences = new EnumMap<>(Jaw.class);
        Map<Jaw, Mesh> painted = new EnumMap<>(Jaw.class);
        for (Map.Entry<Jaw, Mesh> jaw : meshes(key.revision()).entrySet()) {
            Difference difference = Difference.between(jaw.getValue(), AutomaticModel.of(jaw.getKey(), jaw.getValue()));
            differences.put(jaw.getKey(), difference);
            painted.put(jaw.getKey(), difference.mesh());
        }
        return measured(MeasuredNumbers.of(key, differences), key, painted);
    }

    private static Mesh fitted(Mesh mesh, Mesh onto) {
        return Alignment.of(mesh, Surface.of(onto), REACH).motion().apply(mesh);
    }

    private Measured measured(Object numbers, MeasurementKey key, Map<Jaw, Mesh> painted) throws IOException {
        Map<MeasuredFile, StoredObject> files = new EnumMap<>(MeasuredFile.class);
        List<GlbWriter.Part> parts = new ArrayList<>();
        for (Map.Entry<Jaw, Mesh> jaw : painted.entrySet()) {
            String comment = "Archway order " + key.revision().order() + " "
                    + jaw.getKey().wire() + ", colours of the "
                    + (key.subject() == MeasurementKey.Subject.OCCLUSION ? "occlusion" : "difference")
                    + ", millimetres";
            files.put(MeasuredFile.of(jaw.getKey()), objects.put(out -> PlyWriter.write(jaw.getValue(), comment, out)));
            parts.add(ViewerModelMaker.part(jaw.getKey(), jaw.getValue()));
        }
        files.put(MeasuredFile.MODEL, objects.put(out -> GlbWriter.write(parts, out)));
        return new Measured(WireJson.mapper().writeValueAsString(numbers), files);
    }

    private Map<Jaw, Mesh> meshes(RevisionKey key) throws IOException {
        return revisions.meshes(revisions.find(key).orElseThrow());
    }
}
