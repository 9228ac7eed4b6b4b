package dev.archway.mesh.render;

import dev.archway.mesh.Mesh;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/** The six pictures of a scan: five views and the sheet that holds them all, each a baseline JPEG of 1920 x 1080 on white. */
public final class Gallery {

    /** Pixels of each picture from left to right. */
    public static final int WIDTH = 1920;

    /** Pixels of each picture from top to bottom. */
    public static final int HEIGHT = 1080;

    private static final float QUALITY = 0.9f;

    private final Map<View, Shot> shots = new EnumMap<>(View.class);
    private final Map<View, ForkJoinTask<byte[]>> files = new EnumMap<>(View.class);
    private final Sheet sheet = new Sheet(WIDTH, HEIGHT);

    private Gallery() {}

    /**
     * Draws the gallery. A jaw that is missing, or has no triangles, is left out of the pictures; the view of that jaw alone is then white.
     *
     * @param upper the upper jaw in the frame of a scan, in occlusion with the lower; null without one
     * @param lower the lower jaw in the same frame; null without one
     * @return the JPEG of every view, in the order of {@link View}; unmodifiable
     * @throws IllegalArgumentException when both jaws are null
     */
    public static Map<View, byte[]> render(@Nullable Mesh upper, @Nullable Mesh lower) {
        if (upper == null && lower == null) {
            throw new IllegalArgumentException("a gallery needs at least one jaw");
        }
        Scene above = upper == null ? Scene.of() : Scene.of(upper);
        Scene below = lower == null ? Scene.of() : Scene.of(lower);
        return new Gallery().render(above, below, above.with(below));
    }

    private Map<View, byte[]> render(Scene upper, Scene lower, Scene both) {
        shots.put(View.FRONT, Shot.of(both, Axis.X, Axis.Z));
        shots.put(View.LEFT, Shot.of(both, Axis.Y, Axis.Z));
        shots.put(View.RIGHT, Shot.of(both, Axis.Y.negated(), Axis.Z));
        shots.put(View.UPPER, Shot.of(upper, Axis.X, Axis.Y.negated()));
        shots.put(View.LOWER, Shot.of(lower, Axis.X, Axis.Y));
        // what is compared with one another is drawn to one scale
        sameScale(View.FRONT, View.LEFT, View.RIGHT);
        sameScale(View.UPPER, View.LOWER);
        Map<View, Sheet.Cell> cells =
                cells(List.of(View.RIGHT, View.FRONT, View.LEFT), List.of(View.UPPER, View.LOWER));
        shots.forEach((view, shot) -> {
            Picture picture = new Renderer().render(shot.scene, shot.camera, WIDTH, HEIGHT);
            encode(view, picture);
            Sheet.Cell cell = cells.get(view);
            if (cell != null) {
                sheet.draw(cell, view.name(), picture, shot.camera);
            }
        });
        encode(View.SHEET, sheet.picture());
        Map<View, byte[]> gallery = new EnumMap<>(View.class);
        files.forEach((view, file) -> gallery.put(view, file.join()));
        return Collections.unmodifiableMap(gallery);
    }

    /** Encodes a picture while the next one is drawn. */
    private void encode(View view, Picture picture) {
        files.put(view, ForkJoinTask.adapt(() -> picture.jpeg(QUALITY)).fork());
    }

    private void sameScale(View... views) {
        double height = 0;
        for (View view : views) {
            Shot shot = shot(view);
            if (!shot.scene.isEmpty()) {
                height = Math.max(height, shot.camera.height());
            }
        }
        for (View view : views) {
            Shot shot = shot(view);
            if (height > 0) {
                shots.put(view, new Shot(shot.scene, shot.framing, shot.camera.withHeight(height)));
            }
        }
    }

    private Map<View, Sheet.Cell> cells(List<View> above, List<View> below) {
        List<View> top =
                above.stream().filter(view -> !shot(view).scene.isEmpty()).toList();
        List<View> bottom =
                below.stream().filter(view -> !shot(view).scene.isEmpty()).toList();
        List<List<Sheet.Cell>> rows = sheet.cells(framings(top), framings(bottom));
        List<View> views = new ArrayList<>(top);
        views.addAll(bottom);
        List<Sheet.Cell> all = new ArrayList<>(rows.getFirst());
        all.addAll(rows.getLast());
        Map<View, Sheet.Cell> cells = new EnumMap<>(View.class);
        for (int i = 0; i < views.size(); i++) {
            cells.put(views.get(i), all.get(i));
        }
        return cells;
    }

    private List<Framing> framings(List<View> views) {
        return views.stream().map(view -> shot(view).framing).toList();
    }

    private Shot shot(View view) {
        return Objects.requireNonNull(shots.get(view));
    }

    private record Shot(Scene scene, Framing framing, Camera camera) {

        static Shot of(Scene scene, Axis right, Axis up) {
            Framing framing = new Framing(scene, right, up);
            return new Shot(scene, framing, framing.camera((double) WIDTH / HEIGHT));
        }
    }
}
