package dev.archway.mesh;

/** The point of a triangle nearest to a given one (C. Ericson, Real-Time Collision Detection, 2005, 5.1.5), and on what of the triangle it lies. Triangles without area too. */
final class Nearest {

    /** Inside the triangle; 0 to 2 are its corners, 3 to 5 the edges from corner 0, 1 and 2 to the next. */
    static final int INSIDE = 6;

    double x;
    double y;
    double z;
    int feature;

    /** Finds the point of the triangle whose nine coordinates are given. Answers the square of the distance. */
    double find(float[] p, double px, double py, double pz) {
        double ax = p[0];
        double ay = p[1];
        double az = p[2];
        double abx = p[3] - ax;
        double aby = p[4] - ay;
        double abz = p[5] - az;
        double acx = p[6] - ax;
        double acy = p[7] - ay;
        double acz = p[8] - az;
        double apx = px - ax;
        double apy = py - ay;
        double apz = pz - az;
        double d1 = abx * apx + aby * apy + abz * apz;
        double d2 = acx * apx + acy * apy + acz * apz;
        // shares of the sides ab and ac that lead from a to the point
        double v = 0;
        double w = 0;
        if (d1 <= 0 && d2 <= 0) {
            feature = 0;
        } else {
            double bpx = px - p[3];
            double bpy = py - p[4];
            double bpz = pz - p[5];
            double d3 = abx * bpx + aby * bpy + abz * bpz;
            double d4 = acx * bpx + acy * bpy + acz * bpz;
            double cpx = px - p[6];
            double cpy = py - p[7];
            double cpz = pz - p[8];
            double d5 = abx * cpx + aby * cpy + abz * cpz;
            double d6 = acx * cpx + acy * cpy + acz * cpz;
            double va = d3 * d6 - d5 * d4;
            double vb = d5 * d2 - d1 * d6;
            double vc = d1 * d4 - d3 * d2;
            // an edge without length divides by nothing: its comparisons of differences leave it out
            if (d3 >= 0 && d4 <= d3) {
                feature = 1;
                v = 1;
            } else if (d6 >= 0 && d5 <= d6) {
                feature = 2;
                w = 1;
            } else if (vc <= 0 && d1 >= 0 && d3 <= 0 && d1 > d3) {
                feature = 3;
                v = d1 / (d1 - d3);
            } else if (vb <= 0 && d2 >= 0 && d6 <= 0 && d2 > d6) {
                feature = 5;
                w = d2 / (d2 - d6);
            } else if (va <= 0 && d4 >= d3 && d5 >= d6 && d4 - d3 + (d5 - d6) > 0) {
                feature = 4;
                w = (d4 - d3) / (d4 - d3 + (d5 - d6));
                v = 1 - w;
            } else if (va + vb + vc > 0) {
                feature = INSIDE;
                v = vb / (va + vb + vc);
                w = vc / (va + vb + vc);
            } else {
                feature = 0;
            }
        }
        x = ax + v * abx + w * acx;
        y = ay + v * aby + w * acy;
        z = az + v * abz + w * acz;
        return (px - x) * (px - x) + (py - y) * (py - y) + (pz - z) * (pz - z);
    }
}
