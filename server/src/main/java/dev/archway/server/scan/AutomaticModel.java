package dev.archway.server.scan;

import dev.archway.mesh.Mesh;
import dev.archway.mesh.MeshException;
import dev.archway.mesh.Modeling;
import dev.archway.mesh.SolidModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Archway makes of a scanned jaw without a modeler: without islands and small holes, a solid model on a low base. The same jaw always gives the same model. */
public final class AutomaticModel {

    private static final Logger log = LoggerFactory.getLogger(AutomaticModel.class);

    private AutomaticModel() {}

    /** @throws MeshException when the jaw has no surface that could be modeled */
    public static Mesh of(Jaw jaw, Mesh mesh) throws MeshException {
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
