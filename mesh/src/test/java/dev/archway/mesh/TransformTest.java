package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TransformTest {

    private static final Mesh POINT = new Mesh(new float[] {1, 2, 3}, new int[0], null);

    @Test
    void translate_movesEachAxis() {
        assertThat(Transform.translate(10, -20, 0.5).apply(POINT).positions()).containsExactly(11, -18, 3.5f);
    }

    @Test
    void rotateX_fromYTowardsZ() {
        assertThat(Transform.rotateX(90).apply(POINT).positions())
                .containsExactly(new float[] {1, -3, 2}, within(1e-6f));
        assertThat(Transform.rotateX(180).apply(POINT).positions())
                .containsExactly(new float[] {1, -2, -3}, within(1e-6f));
    }

    @Test
    void apply_sharesTheRest() {
        Mesh mesh = Shapes.sheet(3, 0, true);
        Mesh moved = Transform.translate(1, 1, 1).apply(mesh);

        assertThat(moved.triangles()).isSameAs(mesh.triangles());
        assertThat(moved.colors()).isSameAs(mesh.colors());
        assertThat(mesh.positions()).as("the mesh given is not touched").startsWith(0, 0);
    }

    @Property(tries = 100)
    void rotateX_keepsSizes(@ForAll @DoubleRange(min = -720, max = 720) double degrees) {
        Mesh turned = Transform.rotateX(degrees).apply(Shapes.box(1, 2, 3, 2, 3, 4));

        assertThat(Measures.signedVolume(turned)).isCloseTo(24, within(1e-4));
        assertThat(Measures.surfaceArea(turned)).isCloseTo(52, within(1e-4));
    }

    @Property(tries = 100)
    void then_oneAfterTheOther(
            @ForAll @DoubleRange(min = -180, max = 180) double first,
            @ForAll @DoubleRange(min = -180, max = 180) double second,
            @ForAll @DoubleRange(min = -50, max = 50) double move) {
        Transform one = turned(first, move);
        Transform other = turned(second, -move / 3);

        assertThat(one.then(other).apply(POINT).positions())
                .containsExactly(other.apply(one.apply(POINT)).positions(), within(2e-5f));
    }

    @Property(tries = 100)
    void inverse_back(
            @ForAll @DoubleRange(min = -180, max = 180) double degrees,
            @ForAll @DoubleRange(min = -50, max = 50) double move) {
        Transform there = turned(degrees, move);

        assertThat(there.then(there.inverse()).apply(POINT).positions())
                .containsExactly(POINT.positions(), within(1e-6f));
        assertThat(there.inverse().then(there).apply(POINT).positions())
                .containsExactly(POINT.positions(), within(1e-6f));
    }

    /** A motion that mixes all axes. */
    private static Transform turned(double degrees, double move) {
        return Transform.rotateX(degrees)
                .then(Axes.parse("y", "-z").rotation())
                .then(Transform.rotateX(2 * degrees))
                .then(Transform.translate(move, 2 * move, 1 - move));
    }

    @Test
    void new_noRotation() {
        assertThatThrownBy(() -> new Transform(2, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0))
                .as("larger")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Transform(-1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0))
                .as("a mirror")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Transform(1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0))
                .as("flat")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Transform.rotateX(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
