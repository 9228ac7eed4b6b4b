package dev.archway.mesh;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What the edges of a piece cost one after another when it shrinks, and how many triangles are left after each: tried out, to know how far it should go beside others. */
final class Course {

    private double[] costs = new double[256];
    private int[] lefts = new int[256];
    private int steps;

    /** How many steps it should take. */
    private int taken;

    private final int count;

    /** Lets a piece shrink until it has no more than {@code least} triangles. */
    Course(Shrinking piece, int least) {
        count = piece.left();
        while (piece.left() > least && piece.next(Double.POSITIVE_INFINITY)) {
            if (steps == costs.length) {
                costs = Arrays.copyOf(costs, 2 * steps);
                lefts = Arrays.copyOf(lefts, 2 * steps);
            }
            costs[steps] = piece.reached();
            lefts[steps++] = piece.left();
        }
    }

    /** How many triangles should be left. */
    int left() {
        return taken == 0 ? count : lefts[taken - 1];
    }

    private double cost() {
        return costs[taken];
    }

    /** Of steps that cost the same, those that leave more go first, so that none is far ahead of the others. */
    private double part() {
        return -(double) left() / count;
    }

    /** Takes the cheapest steps of all until this share of their triangles is left. Answers what the last of them costs, infinite when there are not enough of them. */
    static double take(Course[] courses, double share) {
        long left = 0;
        PriorityQueue<Course> next =
                new PriorityQueue<>(Comparator.comparingDouble(Course::cost).thenComparingDouble(Course::part));
        for (Course course : courses) {
            left += course.count;
            if (course.steps > 0) {
                next.add(course);
            }
        }
        long wanted = Math.round(share * left);
        double cost = 0;
        while (left > wanted) {
            Course course = next.poll();
            if (course == null) {
                return Double.POSITIVE_INFINITY;
            }
            cost = course.cost();
            left -= course.left() - course.lefts[course.taken];
            course.taken++;
            if (course.taken < course.steps) {
                next.add(course);
            }
        }
        return cost;
    }
}
