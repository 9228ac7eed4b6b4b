package dev.archway.mesh.render;

/** The six pictures of a scan's gallery, in the order in which they are listed. The names of their files are those of the vendor's export packages. */
public enum View {
    /** Both jaws, the camera before the patient: the patient's left is on the picture's right. */
    FRONT("_penta_front_m"),
    /** Both jaws, the camera at the patient's left. */
    LEFT("_penta_left_m"),
    /** Both jaws, the camera at the patient's right. */
    RIGHT("_penta_right_m"),
    /** The upper jaw's chewing surface, the incisors towards the top of the picture. */
    UPPER("_penta_upper_m"),
    /** The lower jaw's chewing surface, the incisors towards the bottom of the picture. */
    LOWER("_penta_lower_m"),
    /** The five views on one sheet. */
    SHEET("");

    private final String suffix;

    View(String suffix) {
        this.suffix = suffix;
    }

    /**
     * The name of this picture's file in the package of an order.
     *
     * @param orderId the order's number
     * @return for example {@code gallery_#123456789_penta_front_m.jpg}
     */
    public String fileName(long orderId) {
        return "gallery_#" + orderId + suffix + ".jpg";
    }
}
