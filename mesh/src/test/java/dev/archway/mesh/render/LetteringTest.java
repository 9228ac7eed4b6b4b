package dev.archway.mesh.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LetteringTest {

    private static final int SIZE = 40;

    @Test
    void draw_everyCharacterDiffers() {
        // O and 0 are one shape, as are round letters on many plates
        String characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789.-+:/m";
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < characters.length(); i++) {
            String character = characters.substring(i, i + 1);
            int[] rgb = white();
            new Lettering(rgb, SIZE, 24, 3).draw(character, 8, 8, 0x102030);

            assertThat(IntStream.of(rgb).anyMatch(pixel -> pixel == 0x102030))
                    .as("%s", character)
                    .isTrue();
            assertThat(drawn.add(Arrays.toString(rgb))).as("%s", character).isTrue();
        }
    }

    @Test
    void draw_withinItsWidthAndHeight() {
        int[] rgb = white();
        new Lettering(rgb, SIZE, 12, 2).draw("H", 10, 5, 0);

        assertThat(Lettering.width("H", 12)).isCloseTo(8, within(1e-9));
        for (int i = 0; i < rgb.length; i++) {
            boolean inside = i % SIZE >= 8 && i % SIZE <= 19 && i / SIZE >= 3 && i / SIZE <= 18;
            assertThat(inside || rgb[i] == 0xffffff)
                    .as("pixel %s, %s", i % SIZE, i / SIZE)
                    .isTrue();
        }
        assertThat(rgb[5 * SIZE + 10]).as("the top of the left stroke").isLessThan(0x404040);
    }

    @Test
    void draw_lightOnDark() {
        int[] rgb = new int[SIZE * SIZE];
        new Lettering(rgb, SIZE, 24, 3).draw("X", 8, 8, 0xffffff);

        assertThat(IntStream.of(rgb).filter(pixel -> pixel == 0xffffff).count()).isGreaterThan(20);
    }

    @Test
    void draw_outsideIsLeftOut() {
        int[] rgb = white();

        new Lettering(rgb, SIZE, 200, 30).draw("WIDE WORDS", -300, -50, 0);

        assertThat(rgb).hasSize(SIZE * SIZE);
    }

    @Test
    void unknownCharacter_isRefused() {
        assertThatThrownBy(() -> Lettering.width("x", 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'x'");
    }

    private static int[] white() {
        int[] rgb = new int[SIZE * SIZE];
        Arrays.fill(rgb, 0xffffff);
        return rgb;
    }
}
