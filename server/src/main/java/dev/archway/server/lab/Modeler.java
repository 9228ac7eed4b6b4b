package dev.archway.server.lab;

import dev.archway.mesh.Mesh;
import dev.archway.mesh.MeshException;
import dev.archway.mesh.Modeling;
import dev.archway.mesh.SolidModel;
import dev.archway.server.scan.Jaw;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Archway's own modeler: a scanned jaw without islands and small holes, as a solid model on a low base. */
final class Modeler {

    private static final Logger log = LoggerFactory.getLogger(Modeler.class);

    private Modeler() {}

    static Mesh model(Jaw jaw, Mesh mesh) throws MeshException {
        SolidModel.Teeth teeth = switch (jaw) {
            case UPPER -> SolidModel.Teeth.DOWN;
            case LOWER -> SolidModel.Teeth.UP;
        };
        Modeling.Report report = Modeling.automatic(mesh, teeth);
        log.info(
                "modeled {}: {} triangles became {}, {} of them the base",
                jaw,
                mesh.triangleCount(),
                report.mesh().triangleCount(),
                report.base());
        return report.mesh();
    }
}
