package dev.archway.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.shared.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class QueryParametersTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void name_anyCase() {
        request.addParameter("PAGEsize", "7");

        assertThat(QueryParameters.of(request).number("pageSize", 1, 1024)).isEqualTo(7);
    }

    @Test
    void given_twice() {
        request.addParameter("Offset", "0");
        request.addParameter("offset", "1");

        assertThatThrownBy(() -> QueryParameters.of(request).number("Offset", 0, Long.MAX_VALUE))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("Offset");
    }

    @Test
    void blank_absent() {
        request.addParameter("dateFrom", " ");

        assertThat(QueryParameters.of(request).text("dateFrom")).isNull();
        assertThat(QueryParameters.of(request).text("dateTo")).isNull();
    }

    @Test
    void all_everyValue_blankOnesLeftOut() {
        request.addParameter("Name", " a ", " ");
        request.addParameter("NAME", "b");

        assertThat(QueryParameters.of(request).all("name")).containsExactlyInAnyOrder("a", "b");
        assertThat(QueryParameters.of(request).all("other")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1025", "0", "abc", "1.5", "1e3", "99999999999999999999", "0x10", "１"})
    void number_outOfRangeOrNone(String text) {
        request.addParameter("pageSize", text);

        assertThatThrownBy(() -> QueryParameters.of(request).number("pageSize", 1, 1024))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("pageSize")
                .hasMessageContaining(text)
                .hasMessageContaining("from 1 to 1024");
    }

    @Test
    void number_missing() {
        assertThatThrownBy(() -> QueryParameters.of(request).number("Offset", 0, Long.MAX_VALUE))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("Offset is missing");
    }

    @Test
    void countIfAny_absentOrBlank_andInEitherCase() {
        request.addParameter("to", " ");
        request.addParameter("REVISION", "2");
        request.addParameter("from", "0");

        assertThat(QueryParameters.of(request).countIfAny("revision")).isEqualTo(2);
        assertThat(QueryParameters.of(request).countIfAny("to")).isNull();
        assertThat(QueryParameters.of(request).countIfAny("other")).isNull();
        assertThatThrownBy(() -> QueryParameters.of(request).countIfAny("from"))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("from 1 to 2147483647");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "TRUE, true", "false, false", "False, false", "' ', false"})
    void flag_trueOrFalse(String text, boolean asked) {
        request.addParameter("includeDownloaded", text);

        assertThat(QueryParameters.of(request).flag("includeDownloaded")).isEqualTo(asked);
        assertThat(QueryParameters.of(request).flag("other")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "yes", "tru", "null"})
    void flag_anythingElse(String text) {
        request.addParameter("includeDownloaded", text);

        assertThatThrownBy(() -> QueryParameters.of(request).flag("includeDownloaded"))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("includeDownloaded")
                .hasMessageContaining(text)
                .hasMessageContaining("true or false");
    }
}
