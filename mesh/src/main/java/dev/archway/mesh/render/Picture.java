package dev.archway.mesh.render;

/** A picture in colour, without transparency. A value: nobody changes the array after it was given to it. */
public final class Picture {

    private final int width;
    private final int height;
    private final int[] rgb;

    /**
     * @param width pixels, at least 1
     * @param height pixels, at least 1
     * @param rgb 0xRRGGBB of each pixel, row by row from the top left
     * @throws IllegalArgumentException when the array's length is not width times height
     */
    public Picture(int width, int height, int[] rgb) {
        if (width < 1 || height < 1 || (long) width * height != rgb.length) {
            throw new IllegalArgumentException(rgb.length + " pixels are not " + width + " x " + height);
        }
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** 0xRRGGBB of each pixel, row by row from the top left; not a copy. */
    public int[] rgb() {
        return rgb;
    }

    /** 0xRRGGBB of one pixel, counted from the top left. */
    public int rgb(int x, int y) {
        return rgb[y * width + x];
    }

    /**
     * A smaller picture of the same: each of its pixels is the mean of the area that it comes from. Better for a thumbnail than drawing at that size, where many triangles
     * would miss every sample.
     *
     * @param newWidth pixels, 1 to this picture's
     * @param newHeight pixels, 1 to this picture's
     * @return the smaller picture
     * @throws IllegalArgumentException when that is larger than this picture
     */
    public Picture scaled(int newWidth, int newHeight) {
        if (newWidth < 1 || newHeight < 1 || newWidth > width || newHeight > height) {
            throw new IllegalArgumentException(newWidth + " x " + newHeight + " of " + width + " x " + height);
        }
        int[] smaller = new int[newWidth * newHeight];
        new Reduction(this, 0, 0, (double) width / newWidth, (double) height / newHeight)
                .into(smaller, newWidth, 0, 0, newWidth, newHeight);
        return new Picture(newWidth, newHeight, smaller);
    }

    /**
     * This picture as a baseline JPEG.
     *
     * @param quality 0 (smallest) to 1 (best)
     * @return the file's bytes
     */
    public byte[] jpeg(float quality) {
        return Jpeg.encode(this, quality);
    }
}
