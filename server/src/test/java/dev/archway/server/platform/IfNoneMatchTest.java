package dev.archway.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** RFC 9110, 13.1.2. */
class IfNoneMatchTest {

    private static final EntityTag TAG = new EntityTag("\"a,b\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a,b\"",
                " \"a,b\" ",
                "W/\"a,b\"",
                "\"x\", \"a,b\"",
                "\"x\",W/\"y\",W/\"a,b\",\"z\"",
                ", ,\"a,b\"",
                "\"\", \"a,b\""
            })
    void header_namesTheTag(String header) {
        assertThat(of(header).names(TAG)).isTrue();
        assertThat(of(header).has(TAG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a,b", "\"a\",\"b\"", "\"A,B\"", "w/\"a,b\"", "\"a,b", "'a,b'", "x\"a,b\"", "\"x\"\"a,b\""})
    void header_doesNotNameTheTag(String header) {
        assertThat(of(header).has(TAG)).isFalse();
    }

    @Test
    void star_isWhateverThereIs() {
        assertThat(of(" * ").has(TAG)).isTrue();
        assertThat(of(" * ").names(TAG)).isFalse();
    }

    @Test
    void noHeader_andSeveral() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        assertThat(IfNoneMatch.of(request).has(TAG)).isFalse();
        request.addHeader("If-None-Match", "\"x\"");
        request.addHeader("If-None-Match", "\"a,b\"");
        assertThat(IfNoneMatch.of(request).names(TAG)).isTrue();
    }

    @Test
    void tag_isThatOfTheBytes() {
        EntityTag one = EntityTag.ofBytes("one".getBytes(StandardCharsets.UTF_8));
        assertThat(one).isEqualTo(EntityTag.ofBytes("one".getBytes(StandardCharsets.UTF_8)));
        assertThat(one).isNotEqualTo(EntityTag.ofBytes("two".getBytes(StandardCharsets.UTF_8)));
        assertThat(one.value()).matches("\"[0-9a-f]{32}\"");
        assertThat(EntityTag.ofFacts(1L, "a")).isNotEqualTo(EntityTag.ofFacts(1L, "b"));
    }

    private static IfNoneMatch of(String header) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("If-None-Match", header);
        return IfNoneMatch.of(request);
    }
}
