package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void same_isNothing() {
        Mesh sheet = Shapes.sheet(30, 0, false);

        Difference difference = Difference.between(sheet, sheet);

        assertThat(difference.distances()).containsOnly(0);
        assertThat(difference.numbers())
                .isEqualTo(new Difference.Numbers(
                        0, 0, 0, 0, 0, 0, 1, difference.numbers().pairedArea(), 0));
        assertThat(difference.numbers().pairedArea()).isCloseTo(Measures.surfaceArea(sheet), within(1e-3));
    }

    @Property(tries = 20)
    void biggerBall_isAddedAllRound(@ForAll @DoubleRange(min = -0.4, max = 0.4) double step) {
        Difference difference = Difference.between(Shapes.ball(150, 8, 0), Shapes.ball(60, 8 + step, 0));
        Difference.Numbers numbers = difference.numbers();

        // a ball of 300 meridians is up to 0.001 mm flatter than a sphere
        assertThat(numbers.mean()).isCloseTo(step, within(0.002));
        assertThat(numbers.meanAbsolute()).isCloseTo(Math.abs(step), within(0.002));
        assertThat(numbers.standardDeviation()).isLessThan(0.001);
        assertThat(numbers.percentile95()).isCloseTo(Math.abs(step), within(0.002));
        assertThat(numbers.lowest()).isLessThanOrEqualTo(numbers.mean());
        assertThat(numbers.highest()).isGreaterThanOrEqualTo(numbers.mean());
        assertThat(numbers.unpairedArea()).isZero();
    }

    @Test
    void numbers_countAreasNotVertices() {
        // half of the newer sheet is 0.2 mm higher and has a hundred times the triangles
        Mesh fine = Shapes.flat(101, 10, 0.2);
        Mesh coarse = Shapes.flat(11, 10, 0);
        Mesh newer = join(coarse, Transform.translate(20, 0, 0).apply(fine));
        Mesh older = join(Shapes.flat(3, 10, 0), Transform.translate(20, 0, 0).apply(Shapes.flat(3, 10, 0)));

        Difference.Numbers numbers = Difference.between(older, newer).numbers();

        assertThat(numbers.mean()).isCloseTo(0.1, within(1e-6));
        assertThat(numbers.meanAbsolute()).isCloseTo(0.1, within(1e-6));
        assertThat(numbers.standardDeviation()).isCloseTo(0.1, within(1e-6));
        assertThat(numbers.percentile95()).isCloseTo(0.2, within(1e-6));
        assertThat(numbers.withinTolerance()).isCloseTo(0.5, within(1e-6));
        assertThat(numbers.lowest()).isZero();
        assertThat(numbers.highest()).isCloseTo(0.2, within(1e-6));
        assertThat(numbers.pairedArea()).isCloseTo(200, within(1e-3));
    }

    private static Mesh join(Mesh a, Mesh b) {
        float[] positions = Arrays.copyOf(a.positions(), a.positions().length + b.positions().length);
        System.arraycopy(b.positions(), 0, positions, a.positions().length, b.positions().length);
        int[] triangles = Arrays.copyOf(a.triangles(), a.triangles().length + b.triangles().length);
        for (int c = 0; c < b.triangles().length; c++) {
            triangles[a.triangles().length + c] = b.triangles()[c] + a.vertexCount();
        }
        return new Mesh(positions, triangles, null);
    }

    @Test
    void beyondTheBorder_hasNoCounterpart() {
        // the newer sheet reaches 2 mm farther on two sides, and lies 0.1 mm lower
        Mesh older = Shapes.flat(11, 10, 0);
        Mesh newer = Shapes.flat(25, 12, -0.1);

        Difference difference = Difference.between(older, newer);

        byte[] colors = Objects.requireNonNull(difference.mesh().colors());
        int grey = Difference.Terms.USUAL.scale().none();
        for (int v = 0; v < newer.vertexCount(); v++) {
            boolean beyond = newer.positions()[3 * v] > 10.01 || newer.positions()[3 * v + 1] > 10.01;
            assertThat(Float.isNaN(difference.distances()[v])).isEqualTo(beyond);
            assertThat((colors[3 * v] & 0xff) == (grey & 0xff)).isEqualTo(beyond);
            if (!beyond) {
                assertThat(difference.distances()[v]).isCloseTo(-0.1f, within(1e-6f));
            }
        }
        assertThat(difference.numbers().mean()).isCloseTo(-0.1, within(1e-6));
        assertThat(difference.numbers().pairedArea() + difference.numbers().unpairedArea())
                .isCloseTo(144, within(1e-3));
    }

    @Test
    void tooFar_hasNoCounterpart() {
        Difference difference = Difference.between(Shapes.flat(5, 10, 0), Shapes.flat(5, 10, 3.5));

        assertThat(difference.distances()).containsOnly(Float.NaN);
        assertThat(difference.numbers())
                .isEqualTo(new Difference.Numbers(
                        0, 0, 0, 0, 0, 0, 0, 0, difference.numbers().unpairedArea()));
        assertThat(difference.numbers().unpairedArea()).isCloseTo(100, within(1e-3));
    }

    @Test
    void border_triangulatedOtherwiseIsPaired() {
        // the same rim cut in other pieces, and a scanner's repeatability of 0.02 mm beside it
        Difference difference = Difference.between(
                Shapes.flat(8, 10, 0), Transform.translate(0.02, -0.02, 0).apply(Shapes.flat(13, 10, 0)));

        assertThat(difference.numbers().unpairedArea()).isZero();
        assertThat(difference.numbers().percentile95()).isLessThan(0.03);
    }

    @Test
    void terms_outOfOrder() {
        assertThatThrownBy(() -> new Difference.Terms(0, 0.5, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Difference.Terms(0.05, 0.1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Difference.Terms(0.05, 0.5, 0.4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("farthest 0.4 mm");
    }

    @Test
    void realCrowns_grownByAKnownStep() throws IOException {
        Mesh older = Crowns.read("lower");
        float[] normals = Normals.ofVertices(older);
        float[] grown = older.positions().clone();
        for (int i = 0; i < grown.length; i++) {
            grown[i] += 0.1f * normals[i];
        }

        Difference.Numbers numbers = Difference.between(older, new Mesh(grown, older.triangles(), null))
                .numbers();

        // in fissures the other flank is nearer, so some are less
        assertThat(numbers.mean()).isBetween(0.095, 0.1);
        assertThat(numbers.highest()).isLessThan(0.1001);
        assertThat(numbers.unpairedArea()).isZero();
    }
}
