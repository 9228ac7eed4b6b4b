package dev.archway.scanner;

/**
 * Where a tooth stands and how it is turned.
 *
 * @param s length along the arch
 * @param neck the middle of the neck
 * @param distal unit vector away from the midline
 * @param buccal unit vector to the outside
 * @param axis unit vector from the neck to the tip; at right angles to the others
 */
record ToothStand(double s, Vector neck, Vector distal, Vector buccal, Vector axis) {

    /** The part of the crown's height at which it stands over the row's line, however it leans. */
    private static final double PIVOT = 0.7;

    /**
     * @param left 1 on the patient's left, -1 on the right
     * @param tipHeight h of the crown's tip
     */
    static ToothStand on(ArchCurve row, double s, int left, double tipHeight, ToothPlan plan) {
        // in the middle between its contact points, so that neighbours touch where the row is bent
        double half = plan.width() / 2;
        double[] t = row.chord(s, half);
        double[] from = row.point(s - half);
        double[] to = row.point(s + half);
        Vector outward = new Vector(t[1], -t[0], 0);
        Vector along = new Vector(left * t[0], left * t[1], 0);
        Vector axis = new Vector(0, 0, 1)
                .plus(plan.lean(), outward)
                .plus(plan.tip(), along)
                .unit();
        Vector distal = along.plus(plan.twist(), outward).across(axis).unit();
        Vector buccal = outward.across(axis).across(distal).unit();
        Vector place = new Vector((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, 0)
                .plus(plan.out(), outward)
                .plus(-PIVOT * plan.height(), axis);
        Vector neck = new Vector(place.x(), place.y(), tipHeight - plan.height() * axis.h());
        return new ToothStand(s, neck, distal, buccal, axis);
    }
}
