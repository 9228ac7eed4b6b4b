package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ContactMapTest {

    /** A block whose upper side is z = 0 and reaches far. */
    private static final Mesh GROUND = Shapes.box(-50, -50, -20, 100, 100, 20);

    private static Mesh both(Mesh a, Mesh b) {
        float[] positions = new float[a.positions().length + b.positions().length];
        System.arraycopy(a.positions(), 0, positions, 0, a.positions().length);
        System.arraycopy(b.positions(), 0, positions, a.positions().length, b.positions().length);
        int[] triangles = IntStream.concat(
                        IntStream.of(a.triangles()), IntStream.of(b.triangles()).map(v -> v + a.vertexCount()))
                .toArray();
        return new Mesh(positions, triangles, null);
    }

    @Property(tries = 10)
    void ballOnGround(@ForAll @DoubleRange(min = -0.3, max = 0.08) double gap) {
        Mesh ball = Transform.translate(0, 0, 5 + gap).apply(Shapes.ball(120, 5, 0));

        ContactMap map = ContactMap.of(ball, Surface.of(GROUND), 0.1, ColorScale.contact());

        assertThat(map.least()).isCloseTo(gap, within(1e-5));
        // the cap of a sphere below a height h has the area 2 pi r h
        assertThat(map.area()).isCloseTo(2 * Math.PI * 5 * (0.1 - gap), within(0.02));
        assertThat(map.contacts()).hasSize(1);
        assertThat(map.contacts().getFirst().area()).isEqualTo(map.area());
        assertThat(map.contacts().getFirst().z()).isCloseTo((float) gap, within(1e-5f));
        float[] p = ball.positions();
        for (int v = 0; v < ball.vertexCount(); v++) {
            float height = p[3 * v + 2];
            assertThat(map.distances()[v]).isCloseTo(height <= 2 ? height : Float.POSITIVE_INFINITY, within(1e-5f));
        }
    }

    @Test
    void twoBalls_areTwoContactsLargestFirst() {
        Mesh deep = Transform.translate(8, 0, 4.9).apply(Shapes.ball(40, 5, 0));
        Mesh touching = Transform.translate(-8, 0, 5).apply(Shapes.ball(40, 5, 0));
        Mesh above = Transform.translate(0, 12, 7.5).apply(Shapes.ball(40, 5, 0));

        ContactMap.Jaws jaws = ContactMap.of(both(both(touching, deep), above), GROUND);

        List<Contact> contacts = jaws.upper().contacts();
        assertThat(contacts).hasSize(2);
        assertThat(contacts.getFirst().x()).isCloseTo(8, within(0.01f));
        assertThat(contacts.getFirst().distance()).isCloseTo(-0.1f, within(1e-5f));
        assertThat(contacts.getLast().x()).isCloseTo(-8, within(0.01f));
        assertThat(contacts.getLast().distance()).isCloseTo(0, within(1e-5f));
        assertThat(contacts.getFirst().area()).isGreaterThan(contacts.getLast().area());
        assertThat(jaws.upper().area()).isCloseTo(Math.PI * 10 * 0.3, within(0.3));
        assertThat(jaws.lower().contacts())
                .as("the ground's corners are far away")
                .isEmpty();
    }

    @Test
    void colours_byTheScale() {
        Mesh ball = Transform.translate(0, 0, 5.5).apply(Shapes.ball(30, 5, 0));

        ContactMap map = ContactMap.of(ball, Surface.of(GROUND), 0.1, ColorScale.contact());

        byte[] colors = Objects.requireNonNull(map.mesh().colors());
        int south = ball.vertexCount() - 1;
        assertThat(colorOf(colors, 0)).isEqualTo(ColorScale.contact().none());
        assertThat(colorOf(colors, south)).isEqualTo(ColorScale.contact().color(0.5));
        assertThat(map.mesh().triangles()).isSameAs(ball.triangles());
        assertThat(map.contacts()).as("0.5 mm is no contact").isEmpty();
        assertThat(map.area()).isZero();
    }

    private static int colorOf(byte[] colors, int v) {
        return ((colors[3 * v] & 0xff) << 16) | ((colors[3 * v + 1] & 0xff) << 8) | (colors[3 * v + 2] & 0xff);
    }

    @Test
    void openBorder_besideIsNotWithin() {
        Mesh sheet = Shapes.flat(9, 10, 0);
        Mesh beside = Transform.translate(10.5, 0, -0.5).apply(sheet);
        float[] p = beside.positions();

        float[] distances = ContactMap.of(beside, Surface.of(sheet), 0.1, ColorScale.contact())
                .distances();

        for (int v = 0; v < distances.length; v++) {
            assertThat(distances[v]).as("at x = %s", p[3 * v]).isPositive();
        }
    }

    @Test
    void strayVertices_touchNothing() {
        Mesh ball = Transform.translate(0, 0, 5.5).apply(Shapes.ball(30, 5, 0));
        Mesh strays = Shapes.withStrays(ball, 0, 0, -1, 1, 1, 0.05f);

        ContactMap.Jaws jaws = ContactMap.of(strays, GROUND);

        assertThat(jaws.upper().least()).as("of the surface").isCloseTo(0.5, within(1e-5));
        assertThat(jaws.upper().contacts()).isEmpty();
        assertThat(jaws.upper().area()).isZero();
    }

    @Test
    void nowhereNear() {
        ContactMap.Jaws jaws = ContactMap.of(Shapes.box(0, 0, 30, 1, 1, 1), GROUND);

        assertThat(jaws.upper().least()).isInfinite();
        assertThat(jaws.upper().contacts()).isEmpty();
        assertThat(jaws.lower().area()).isZero();
        Mesh nothing = new Mesh(new float[0], new int[0], null);
        assertThat(ContactMap.of(nothing, nothing).upper().least()).isInfinite();
    }

    @Test
    void contact_outOfRange() {
        for (double contact : new double[] {-0.1, 2.1, Double.NaN}) {
            assertThatThrownBy(() -> ContactMap.of(GROUND, GROUND, contact, ColorScale.contact()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("contact is " + contact);
        }
    }

    @Test
    void realCrowns_bothJawsAgree() throws IOException {
        Axes axes = Axes.parse("y", "-z");
        Mesh upper = Crowns.read("upper");
        Mesh lower = Crowns.read("lower");
        float[] shift = Occlusion.bringTogether(upper, lower, axes);
        Transform closer = Transform.translate(shift[0], shift[1] - 0.3, shift[2]);

        ContactMap.Jaws jaws = ContactMap.of(closer.apply(upper), lower);

        // 0.3 mm into each other along the vertical; across the slope of a cusp that is less
        assertThat(jaws.upper().least()).isBetween(-0.3, -0.1);
        assertThat(jaws.lower().least()).isCloseTo(jaws.upper().least(), within(0.05));
        assertThat(jaws.lower().area())
                .isCloseTo(jaws.upper().area(), within(0.2 * jaws.upper().area()));
        assertThat(jaws.upper().contacts()).hasSameSizeAs(jaws.lower().contacts());
    }
}
