package dev.archway.mesh;

import java.util.List;

/** Where a jaw meets its antagonist: of each of its vertices, how far it is from the other jaw, and what that comes to. */
public final class ContactMap {

    /** How far to look, in millimetres: the end of the contact scales of {@link ColorScale}. */
    public static final double FARTHEST = 2;

    /** What counts as contact, in millimetres: about the thickness of a strip of articulating paper. */
    public static final double CONTACT = 0.1;

    private final Mesh mesh;
    private final float[] distances;
    private final Contacts contacts;
    private final double area;
    private final List<Contact> largestFirst;

    private ContactMap(Mesh jaw, float[] distances, double contact, ColorScale scale) {
        mesh = scale.paint(jaw, distances);
        this.distances = distances;
        contacts = new Contacts(jaw, distances, (float) contact);
        largestFirst = contacts.largestFirst();
        area = largestFirst.stream().mapToDouble(Contact::area).sum();
    }

    /**
     * The maps of both jaws.
     *
     * @param upper the upper jaw's
     * @param lower the lower jaw's
     */
    public record Jaws(ContactMap upper, ContactMap lower) {}

    /** The maps of both jaws with {@link #CONTACT} and the colours of {@link ColorScale#contact}. */
    public static Jaws of(Mesh upper, Mesh lower) {
        return of(upper, lower, CONTACT, ColorScale.contact());
    }

    /**
     * Measures both jaws, with all processors.
     *
     * @param upper the upper jaw, in occlusion with the lower, welded
     * @param lower the lower jaw in the same frame, welded
     * @param contact the greatest distance in millimetres that counts as contact, 0 to {@link #FARTHEST}
     * @param scale the colours
     * @throws IllegalArgumentException when {@code contact} is out of range, or a coordinate is not finite
     * @throws TangledSurfaceException when a jaw's triangles lie across each other too often
     */
    public static Jaws of(Mesh upper, Mesh lower, double contact, ColorScale scale) {
        return new Jaws(of(upper, Surface.of(lower), contact, scale), of(lower, Surface.of(upper), contact, scale));
    }

    /**
     * Measures one jaw, with all processors.
     *
     * @param jaw the jaw, welded
     * @param antagonist the other jaw in the same frame
     * @param contact the greatest distance in millimetres that counts as contact, 0 to {@link #FARTHEST}
     * @param scale the colours
     * @throws IllegalArgumentException when {@code contact} is out of range
     */
    public static ContactMap of(Mesh jaw, Surface antagonist, double contact, ColorScale scale) {
        if (!(contact >= 0 && contact <= FARTHEST)) {
            throw new IllegalArgumentException("contact is " + contact + " mm, accepted are 0 to " + FARTHEST);
        }
        float[] p = jaw.positions();
        float[] distances = new float[jaw.vertexCount()];
        antagonist.forEach(p, (v, probe) -> {
            if (!probe.nearest(p[3 * v], p[3 * v + 1], p[3 * v + 2], FARTHEST)) {
                distances[v] = Float.POSITIVE_INFINITY;
            } else {
                distances[v] = (float) (probe.isOnBorder() ? probe.distance() : probe.signedDistance());
            }
        });
        return new ContactMap(jaw, distances, contact, scale);
    }

    /** The jaw in the colours of the scale, for PLY, GLB or a picture; positions and triangles are the given jaw's. */
    public Mesh mesh() {
        return mesh;
    }

    /**
     * Of each vertex its distance from the nearest point of the antagonist in millimetres: negative within it, positive infinity where it is farther than
     * {@link #FARTHEST}. Beside an open border of the antagonist nobody can tell whether a vertex lies within; its distance is positive there. Not a copy.
     */
    public float[] distances() {
        return distances;
    }

    /** The least distance of the surface in millimetres, that of its deepest vertex if jaws overlap; positive infinity when the antagonist is nowhere near. */
    public double least() {
        return contacts.least();
    }

    /**
     * Square millimetres of this surface that are in contact. Along a triangle the distance is taken to change evenly, so areas do not come in whole triangles;
     * a contact smaller than a triangle may be missed.
     */
    public double area() {
        return area;
    }

    /** The contacts, each a connected part of the surface, largest area first; unmodifiable. */
    public List<Contact> contacts() {
        return largestFirst;
    }
}
