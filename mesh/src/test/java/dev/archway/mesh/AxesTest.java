package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxesTest {

    @Test
    void parse_defaults() {
        assertThat(Axes.parse(null, null)).isEqualTo(new Axes(Axes.Direction.Z, Axes.Direction.MINUS_Y));
        assertThat(Axes.parse(" ", "")).isEqualTo(Axes.parse("z", "-y"));
        assertThat(Axes.parse("-X", "Y")).isEqualTo(new Axes(Axes.Direction.MINUS_X, Axes.Direction.Y));
    }

    @ParameterizedTest
    @CsvSource({"w, , up is \"w\"", "+z, , up is \"+z\"", ", yy, front is \"yy\"", "x, 1, front is \"1\""})
    void parse_noAxis(String up, String front, String message) {
        assertThatThrownBy(() -> Axes.parse(up, front))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message + ", accepted are x, -x, y, -y, z, -z");
    }

    @ParameterizedTest
    @CsvSource({"z, z", "z, -z", "-y, ", "x, -x"})
    void parse_sameAxis(String up, String front) {
        assertThatThrownBy(() -> Axes.parse(up, front))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("same axis");
    }

    @Test
    void toScanFrame_defaultsChangeNothing() {
        Mesh mesh = Shapes.sheet(5, 2, true);

        assertThat(Axes.parse(null, null).toScanFrame(mesh).positions()).isEqualTo(mesh.positions());
        assertThat(Axes.parse(null, null).toScanFrame(mesh).colors()).isEqualTo(mesh.colors());
    }

    @Test
    void toScanFrame_upYFrontMinusZ() {
        // up is y, the back is z, and back × up = z × y = -x is the patient's left
        Mesh mesh = new Mesh(new float[] {1, 2, 3}, new int[0], null);

        assertThat(Axes.parse("y", "-z").toScanFrame(mesh).positions()).containsExactly(-1, 3, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "x, y", "x, -y", "x, z", "x, -z", "-x, y", "-x, -y", "-x, z", "-x, -z", "y, x", "y, -x", "y, z", "y, -z",
        "-y, x", "-y, -x", "-y, z", "-y, -z", "z, x", "z, -x", "z, y", "z, -y", "-z, x", "-z, -x", "-z, y", "-z, -y"
    })
    void toScanFrame_allTwentyFour(String up, String front) {
        Axes axes = Axes.parse(up, front);
        Axes.Direction u = axes.up();
        Axes.Direction f = axes.front();
        Mesh directions = new Mesh(new float[] {u.x(), u.y(), u.z(), f.x(), f.y(), f.z()}, new int[0], null);

        assertThat(axes.toScanFrame(directions).positions()).as("up, front").containsExactly(0, 0, 1, 0, -1, 0);
        assertThat(Measures.signedVolume(axes.toScanFrame(Shapes.cube())))
                .as("not mirrored")
                .isCloseTo(1, within(1e-12));
        assertThat(u).hasToString(up);
    }
}
