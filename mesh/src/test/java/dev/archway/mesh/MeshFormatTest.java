package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeshFormatTest {

    @Test
    void ofFileName_endingInWhateverCase() {
        assertThat(MeshFormat.ofFileName("1_shell_occlusion_u.stl")).contains(MeshFormat.STL);
        assertThat(MeshFormat.ofFileName("Scan.final.PLY")).contains(MeshFormat.PLY);
        assertThat(MeshFormat.ofFileName("a/b.Obj")).contains(MeshFormat.OBJ);
    }

    @Test
    void ofFileName_otherOrNone() {
        assertThat(MeshFormat.ofFileName("scan.stl.zip")).isEmpty();
        assertThat(MeshFormat.ofFileName("stl")).isEmpty();
        assertThat(MeshFormat.ofFileName("")).isEmpty();
    }
}
