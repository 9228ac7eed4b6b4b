package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NormalsTest {

    @Test
    void ofVertices_weightsWithTheArea() {
        // at vertex 0, a triangle of area 1.5 in the plane z = 0 and one of area 0.5 in the plane y = 0
        Mesh mesh = new Mesh(new float[] {0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0, 1}, new int[] {0, 1, 2, 0, 3, 1}, null);
        float length = (float) Math.hypot(1.5, 0.5);

        float[] normals = Normals.ofVertices(mesh);

        assertThat(normals[0]).isCloseTo(0, within(1e-6f));
        assertThat(normals[1]).isCloseTo(0.5f / length, within(1e-6f));
        assertThat(normals[2]).isCloseTo(1.5f / length, within(1e-6f));
        assertThat(Arrays.copyOfRange(normals, 6, 9))
                .as("vertex 2 has one triangle")
                .containsExactly(0, 0, 1);
    }

    @Test
    void ofVertices_unusedOrWithoutArea() {
        Mesh mesh = new Mesh(new float[] {0, 0, 0, 1, 0, 0, 9, 9, 9}, new int[] {0, 1, 1}, null);

        assertThat(Normals.ofVertices(mesh)).containsOnly(0f);
    }

    @Test
    void ofVertices_ofABoxPointToItsCorners() {
        float[] normals = Normals.ofVertices(Shapes.cube());
        for (int v = 0; v < 8; v++) {
            for (int axis = 0; axis < 3; axis++) {
                float outwards = (v >> axis & 1) == 0 ? -1 : 1;
                assertThat(normals[3 * v + axis] * outwards).isPositive();
            }
            assertThat(Math.hypot(Math.hypot(normals[3 * v], normals[3 * v + 1]), normals[3 * v + 2]))
                    .isCloseTo(1, within(1e-6));
        }
    }

    @Property(tries = 50)
    void ofVertices_turnWithTheMesh(
            @ForAll @DoubleRange(min = -180, max = 180) double degrees,
            @ForAll @DoubleRange(min = -200, max = 200) double move) {
        Mesh mesh = Shapes.sheet(9, 3, false);
        Transform turn = Transform.rotateX(degrees);
        float[] turned =
                turn.apply(new Mesh(Normals.ofVertices(mesh), new int[0], null)).positions();

        assertThat(Normals.ofVertices(
                        turn.then(Transform.translate(move, -move, move)).apply(mesh)))
                .containsExactly(turned, within(1e-3f));
        assertThat(Normals.ofVertices(turn.apply(Shapes.insideOut(mesh))))
                .containsExactly(negative(turned), within(1e-4f));
    }

    @Property(tries = 50)
    void ofVertices_areOfUnitLength(@ForAll long seed, @ForAll @IntRange(min = 3, max = 60) int triangles) {
        Mesh mesh = Shapes.random(seed, 40, triangles, false);
        double[] sums = new double[3 * mesh.vertexCount()];
        float[] soup = Shapes.soup(mesh);
        for (int c = 0; c < mesh.triangles().length; c++) {
            addNormal(soup, c / 3 * 9, sums, 3 * mesh.triangles()[c]);
        }

        float[] normals = Normals.ofVertices(mesh);

        for (int i = 0; i < normals.length; i += 3) {
            double square = normals[i] * normals[i] + normals[i + 1] * normals[i + 1] + normals[i + 2] * normals[i + 2];
            boolean none = Math.abs(sums[i]) + Math.abs(sums[i + 1]) + Math.abs(sums[i + 2]) < 1e-9;
            assertThat(square).as("0 where triangles are none or cancel out").isCloseTo(none ? 0 : 1, within(1e-5));
        }
    }

    private static void addNormal(float[] soup, int triangle, double[] sums, int vertex) {
        for (int axis = 0; axis < 3; axis++) {
            int y = triangle + (axis + 1) % 3;
            int z = triangle + (axis + 2) % 3;
            sums[vertex + axis] += ((double) soup[y + 3] - soup[y]) * ((double) soup[z + 6] - soup[z])
                    - ((double) soup[z + 3] - soup[z]) * ((double) soup[y + 6] - soup[y]);
        }
    }

    private static float[] negative(float[] numbers) {
        float[] negative = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            negative[i] = -numbers[i];
        }
        return negative;
    }
}
