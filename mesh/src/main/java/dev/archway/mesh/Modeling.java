package dev.archway.mesh;

/** What a modeler does to a scan before it goes to print, done without one. */
public final class Modeling {

    /** Pieces with less than this part of the largest one's area are removed. */
    public static final double ISLAND = 0.02;

    /** Holes whose border is no longer than this, in millimetres, are small. */
    public static final double SMALL_HOLE = 30;

    private Modeling() {}

    /**
     * A model and how it came about.
     *
     * @param mesh the closed solid
     * @param before what was wrong with the scan
     * @param islands pieces that were removed, and their triangles and area; its mesh is what was left
     * @param trimmed triangles that hung on the rim; its mesh is what was left
     * @param filled the holes that were closed, and what was repaired; its mesh is the open surface, as it goes to the base
     * @param base triangles of the base and of what else was needed to close the model
     * @param volume of the model, in cubic millimetres
     */
    public record Report(
            Mesh mesh,
            Manifold before,
            Islands.Removed islands,
            Rims.Trimmed trimmed,
            Holes.Filled filled,
            int base,
            double volume) {}

    /**
     * Removes islands ({@link Islands}, less than {@value #ISLAND} of the largest piece), trims the rim ({@link Rims}), fills small holes ({@link Holes}, up to
     * {@value #SMALL_HOLE} mm round) and puts the arch on a base ({@link SolidModel}). The order matters: what is trimmed may set an island free that hung by a thread,
     * so islands go last among what goes, and holes are filled when their edges are clean.
     *
     * @param arch the scanned surface of one jaw, in millimetres; the result is in its frame
     * @param teeth where the teeth point to
     * @throws MeshException when the arch has no triangle with three different corners
     */
    public static Report automatic(Mesh arch, SolidModel.Teeth teeth) throws MeshException {
        Mesh welded = Weld.of(arch.positions(), arch.triangles(), arch.colors());
        Manifold before = Manifold.check(welded);
        Rims.Trimmed trimmed = Rims.trim(welded);
        Islands.Removed islands = Islands.remove(trimmed.mesh(), ISLAND);
        Holes.Filled filled = Holes.fill(islands.mesh(), SMALL_HOLE);
        Mesh solid = SolidModel.withLowProfileBase(filled.mesh(), teeth);
        return new Report(
                solid,
                before,
                islands,
                trimmed,
                filled,
                solid.triangleCount() - filled.mesh().triangleCount(),
                Measures.signedVolume(solid));
    }
}
