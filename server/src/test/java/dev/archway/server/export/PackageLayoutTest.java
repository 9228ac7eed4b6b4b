package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.mesh.Box;
import dev.archway.mesh.Mesh;
import dev.archway.mesh.MeshException;
import dev.archway.server.scan.Jaw;
import dev.archway.wire.CaseType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole matrix: which settings give which files, where the meshes stand, and that {@code docs/exports.md} says the same. DPMS API V2, 4.7.5 and 4.7.6. */
class PackageLayoutTest {

    private static final byte[] COLOURS = new byte[9 * 3];

    @ParameterizedTest
    @CsvSource({
        "OPEN_SHELL, ARCHES_COMBINED, STL, shell_occlusion, stl",
        "OPEN_SHELL, ARCHES_COMBINED, PLY, shell_occlusion, ply",
        "OPEN_SHELL, ARCHES_COMBINED, STL_AND_PLY, shell_occlusion, stl ply",
        "OPEN_SHELL, FILE_PER_ARCH, STL, shell_teethup, stl",
        "OPEN_SHELL, FILE_PER_ARCH, PLY, shell_teethup, ply",
        "OPEN_SHELL, FILE_PER_ARCH, STL_AND_PLY, shell_teethup, stl ply",
        "SOLID_MODEL, ARCHES_COMBINED, STL, lprofile_occlusion, stl",
        "SOLID_MODEL, ARCHES_COMBINED, PLY, lprofile_occlusion, ply",
        "SOLID_MODEL, ARCHES_COMBINED, STL_AND_PLY, lprofile_occlusion, stl ply",
        "SOLID_MODEL, FILE_PER_ARCH, STL, lprofile_teethup, stl",
        "SOLID_MODEL, FILE_PER_ARCH, PLY, lprofile_teethup, ply",
        "SOLID_MODEL, FILE_PER_ARCH, STL_AND_PLY, lprofile_teethup, stl ply",
    })
    void orthodontic_files(ExportType type, DataFormat data, FileType file, String name, String endings)
            throws IOException {
        OrthodonticLayout layout = new OrthodonticLayout(type, data, file);

        List<String> expected = Arrays.stream(endings.split(" "))
                .flatMap(ending -> Stream.of("7_" + name + "_u." + ending, "7_" + name + "_l." + ending))
                .toList();
        assertThat(files(layout, null)).as("without colours").containsExactlyInAnyOrderElementsOf(expected);
        assertThat(files(layout, COLOURS)).as("with colours").containsExactlyInAnyOrderElementsOf(expected);
        assertThat(layout.hasPictures()).isTrue();
        assertThat(layout.hasDentalProject()).isFalse();
        assertThat(documented())
                .contains("| " + type.text() + " | " + data.text() + " | " + file.text() + " | "
                        + expected.stream()
                                .map(each -> "`" + each.replaceFirst("7", "N") + "`")
                                .reduce((one, other) -> one + ", " + other)
                                .orElseThrow()
                        + " |");
    }

    static Stream<Arguments> cadCamSystems() {
        return Stream.of(
                Arguments.of(
                        CadCamSystem.COLOR_EXPORT_OPEN_MODEL, null, "7_shell_occlusion_u.stl 7_shell_occlusion_l.stl"),
                Arguments.of(
                        CadCamSystem.COLOR_EXPORT_OPEN_MODEL,
                        COLOURS,
                        "7_shell_occlusion_u.stl 7_shell_occlusion_l.stl 7_shell_occlusion_u.ply 7_shell_occlusion_l.ply"),
                Arguments.of(CadCamSystem.THREE_SHAPE, null, "7_UpperJawScan.stl 7_LowerJawScan.stl"),
                Arguments.of(CadCamSystem.THREE_SHAPE, COLOURS, "7_UpperJawScan.stl 7_LowerJawScan.stl"),
                Arguments.of(CadCamSystem.EXOCAD, null, "7-UpperJaw.stl 7-LowerJaw.stl"),
                Arguments.of(
                        CadCamSystem.EXOCAD, COLOURS, "7-UpperJaw.stl 7-LowerJaw.stl 7-UpperJaw.ply 7-LowerJaw.ply"),
                Arguments.of(CadCamSystem.GENERIC, null, "7_upper.stl 7_lower.stl"),
                Arguments.of(CadCamSystem.GENERIC, COLOURS, "7_upper.stl 7_lower.stl"));
    }

    @ParameterizedTest
    @MethodSource("cadCamSystems")
    void restorative_files(CadCamSystem system, byte @Nullable [] colours, String expected) throws IOException {
        RestorativeLayout layout = new RestorativeLayout(system);

        assertThat(files(layout, colours)).containsExactlyInAnyOrder(expected.split(" "));
        assertThat(layout.hasPictures()).isFalse();
        assertThat(layout.hasDentalProject()).isEqualTo(system == CadCamSystem.EXOCAD);
        String row = documented()
                .lines()
                .filter(line -> line.startsWith("| " + system.text() + " |"))
                .findFirst()
                .orElseThrow();
        assertThat(row)
                .contains(Arrays.stream(expected.split(" "))
                        .map(name -> "`" + name.replaceFirst("7", "N") + "`")
                        .toArray(String[]::new));
    }

    /** The four last settings are one each; iCast has an export type of its own. */
    @Test
    void settings_thatMatterForAKindOfCase() {
        ExportFormat format = new ExportFormat(
                ExportType.OPEN_SHELL,
                ExportType.SOLID_MODEL,
                DataFormat.ARCHES_COMBINED,
                FileType.PLY,
                CadCamSystem.GENERIC);

        assertThat(PackageLayout.of(CaseType.ICAST, format))
                .isEqualTo(new OrthodonticLayout(ExportType.OPEN_SHELL, DataFormat.ARCHES_COMBINED, FileType.PLY));
        for (CaseType type : List.of(CaseType.IRECORD, CaseType.INVISALIGN, CaseType.INVISALIGN_IRECORD)) {
            assertThat(PackageLayout.of(type, format))
                    .isEqualTo(new OrthodonticLayout(ExportType.SOLID_MODEL, DataFormat.ARCHES_COMBINED, FileType.PLY));
        }
        assertThat(PackageLayout.of(CaseType.RESTORATIVE, format))
                .isEqualTo(new RestorativeLayout(CadCamSystem.GENERIC));
    }

    /** DPMS API V2, 4.7.6, word by word. */
    @Test
    void defaults() {
        assertThat(ExportChoices.of(ExportFormat.DEFAULT))
                .isEqualTo(new ExportChoices(
                        "Solid Model with Low Profile Base",
                        "Solid Model with Low Profile Base",
                        "File per arch (each arch with teeth up)",
                        "STL",
                        "Color Export Open Model"));
        assertThat(ExportSettings.DEFAULT.hidePatientName()).isFalse();
    }

    /** In bite relation nothing moves; teeth up, the upper jaw makes half a turn about x, exactly. */
    @Test
    void shells_standWhereTheyShould() throws MeshException {
        Mesh mesh = field(null);
        OrthodonticLayout combined =
                new OrthodonticLayout(ExportType.OPEN_SHELL, DataFormat.ARCHES_COMBINED, FileType.STL);
        OrthodonticLayout apart = new OrthodonticLayout(ExportType.OPEN_SHELL, DataFormat.FILE_PER_ARCH, FileType.STL);

        assertThat(combined.shape(Jaw.UPPER, mesh)).isSameAs(mesh);
        assertThat(apart.shape(Jaw.LOWER, mesh)).isSameAs(mesh);
        float[] from = mesh.positions();
        float[] turned = apart.shape(Jaw.UPPER, mesh).positions();
        for (int i = 0; i < from.length; i += 3) {
            assertThat(turned[i]).isEqualTo(from[i]);
            assertThat(turned[i + 1]).isEqualTo(0f - from[i + 1]);
            assertThat(turned[i + 2]).isEqualTo(0f - from[i + 2]);
        }
        for (CadCamSystem system : CadCamSystem.values()) {
            assertThat(new RestorativeLayout(system).shape(Jaw.UPPER, mesh)).isSameAs(mesh);
        }
    }

    /** A solid model is closed, its base is on the side that the teeth point away from, and it keeps its colours. */
    @ParameterizedTest
    @EnumSource(Jaw.class)
    void solids_areClosedAndStandOnABase(Jaw jaw) throws MeshException {
        Mesh arch = field(COLOURS);
        OrthodonticLayout combined =
                new OrthodonticLayout(ExportType.SOLID_MODEL, DataFormat.ARCHES_COMBINED, FileType.STL_AND_PLY);
        OrthodonticLayout apart =
                new OrthodonticLayout(ExportType.SOLID_MODEL, DataFormat.FILE_PER_ARCH, FileType.STL_AND_PLY);

        Mesh solid = combined.shape(jaw, arch);
        Box before = Box.of(arch);
        Box after = Box.of(solid);

        assertThat(openEdges(solid)).isZero();
        assertThat(solid.colors()).isNotNull();
        if (jaw == Jaw.UPPER) {
            assertThat(after.maxZ()).as("the base is above").isGreaterThan(before.maxZ());
            assertThat(after.minZ()).isEqualTo(before.minZ());
        } else {
            assertThat(after.minZ()).as("the base is below").isLessThan(before.minZ());
            assertThat(after.maxZ()).isEqualTo(before.maxZ());
        }
        Box up = Box.of(apart.shape(jaw, arch));
        assertThat(up.maxZ() - up.minZ()).isEqualTo(after.maxZ() - after.minZ());
    }

    private static long openEdges(Mesh mesh) {
        List<Long> open = new ArrayList<>();
        int[] t = mesh.triangles();
        for (int i = 0; i < t.length; i++) {
            long from = t[i];
            long to = t[i % 3 == 2 ? i - 2 : i + 1];
            if (!open.remove((Long) (to << 32 | from))) {
                open.add(from << 32 | to);
            }
        }
        return open.size();
    }

    private static List<String> files(PackageLayout layout, byte @Nullable [] colours) {
        Mesh mesh = field(colours);
        List<String> files = new ArrayList<>();
        for (Jaw jaw : Jaw.values()) {
            if (layout.hasStl()) {
                files.add(layout.fileName(7, jaw, "stl"));
            }
            if (layout.hasPly(mesh)) {
                files.add(layout.fileName(7, jaw, "ply"));
            }
        }
        return files;
    }

    /** Four squares, two by two, 10 mm each, bent a little. */
    private static Mesh field(byte @Nullable [] colours) {
        float[] positions = new float[27];
        for (int i = 0; i < 9; i++) {
            positions[3 * i] = 10f * (i % 3) - 10;
            positions[3 * i + 1] = 10f * (i / 3) - 10;
            positions[3 * i + 2] = i == 4 ? 2 : 0.25f * (i % 3);
        }
        int[] triangles = {
            0, 1, 4, 0, 4, 3, 1, 2, 5, 1, 5, 4, 3, 4, 7, 3, 7, 6, 4, 5, 8, 4, 8, 7,
        };
        return new Mesh(positions, triangles, colours);
    }

    private static String documented() throws IOException {
        return Files.readString(Path.of("..", "docs", "exports.md"));
    }
}
