package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AlignmentTest {

    private static Transform moved(double degrees, double x, double y, double z) {
        return Transform.rotateX(degrees)
                .then(Axes.parse("x", "y").rotation())
                .then(Transform.rotateX(-degrees / 2))
                .then(Axes.parse("x", "y").rotation().inverse())
                .then(Transform.translate(x, y, z));
    }

    private static double apart(Mesh a, Mesh b) {
        double most = 0;
        for (int i = 0; i < a.positions().length; i++) {
            most = Math.max(most, Math.abs(a.positions()[i] - b.positions()[i]));
        }
        return most;
    }

    @Property(tries = 20)
    void of_findsTheWayBack(
            @ForAll @DoubleRange(min = -4, max = 4) double degrees,
            @ForAll @DoubleRange(min = -0.7, max = 0.7) double x,
            @ForAll @DoubleRange(min = -0.7, max = 0.7) double y) {
        Mesh body = Shapes.ball(60, 8, 1);
        Mesh moved = moved(degrees, x, y, 0.3).apply(body);

        Alignment alignment = Alignment.of(moved, Surface.of(body), 5);

        assertThat(apart(alignment.motion().apply(moved), body)).isLessThan(1e-3);
        assertThat(alignment.deviation()).isLessThan(1e-3);
    }

    @Test
    void of_changesHardlyMatter() throws IOException {
        Mesh older = Crowns.read("upper");
        float[] ground = older.positions().clone();
        float[] normals = Normals.ofVertices(older);
        Box box = Box.of(older);
        for (int i = 0; i < ground.length; i += 3) {
            // the crowns of one side are ground down by 0.8 mm
            for (int axis = 0; axis < 3 && older.positions()[i] < box.minX() + 0.25 * box.sizeX(); axis++) {
                ground[i + axis] -= 0.8f * normals[i + axis];
            }
        }
        Mesh unmoved = new Mesh(ground, older.triangles(), null);
        Mesh newer = moved(2, 0.5, -0.4, 0.6).apply(unmoved);

        Alignment alignment = Alignment.of(newer, Surface.of(older), 3);

        assertThat(apart(alignment.motion().apply(newer), unmoved)).isLessThan(0.01);
        assertThat(alignment.share()).isBetween(0.4, 0.95);
    }

    @Test
    void of_aBallMayTurnAndDoesNot() {
        Mesh ball = Shapes.ball(50, 5, 0);
        Mesh moved = Transform.translate(0.3, 0, 0).apply(ball);

        Alignment alignment = Alignment.of(moved, Surface.of(ball), 2);

        assertThat(alignment.motion().x0()).isCloseTo(-0.3, within(0.01));
        assertThat(alignment.motion().xx()).isCloseTo(1, within(1e-3));
        assertThat(alignment.motion().yz()).isCloseTo(0, within(0.02));
    }

    @Test
    void of_strayVerticesCountForNothing() {
        Mesh body = Shapes.ball(30, 8, 1);
        Mesh moved = moved(2, 0.3, 0.2, 0.1).apply(body);

        Alignment alignment = Alignment.of(Shapes.withStrays(moved, 8, 0, 0, 0, 8, 0, 900, 0, 0), Surface.of(body), 5);

        assertThat(alignment).isEqualTo(Alignment.of(moved, Surface.of(body), 5));
    }

    @Test
    void of_nothingNear() {
        Surface cube = Surface.of(Shapes.cube());
        assertThatThrownBy(() -> Alignment.of(Shapes.box(20, 0, 0, 1, 1, 1), cube, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 vertices are within 3.0 mm");
        assertThatThrownBy(() -> Alignment.of(Shapes.cube(), cube, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reach");
    }
}
