package dev.archway.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the jaws of a revision meet. Beyond the documents.
 *
 * @param orderId nine digits
 * @param contactDistance what counts as contact, in millimetres
 * @param farthest how far was looked, in millimetres
 * @param upper the contacts on the upper jaw
 * @param lower the contacts on the lower jaw
 * @param colors of the models
 */
public record Occlusion(
        long orderId,
        int revision,
        double contactDistance,
        double farthest,
        JawContacts upper,
        JawContacts lower,
        List<ColorStop> colors) {

    public Occlusion {
        colors = List.copyOf(colors);
    }

    /**
     * Where a jaw meets its antagonist.
     *
     * @param least the least distance in millimetres, negative where the jaws overlap; null when the other jaw is nowhere near
     * @param area square millimetres that are in contact
     * @param count how many contacts there are
     * @param contacts the largest of them first, a hundred at most
     */
    public record JawContacts(@Nullable Double least, double area, int count, List<ContactPoint> contacts) {

        public JawContacts {
            contacts = List.copyOf(contacts);
        }
    }

    /**
     * A connected part of a jaw that is in contact.
     *
     * @param x the place of the least distance, in the frame of the scan in millimetres
     * @param distance there, in millimetres; negative within the other jaw
     * @param area square millimetres
     */
    public record ContactPoint(double x, double y, double z, double distance, double area) {}
}
