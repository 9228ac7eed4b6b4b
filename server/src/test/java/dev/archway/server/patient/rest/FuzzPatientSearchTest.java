package dev.archway.server.patient.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.archway.server.platform.QueryParameters;
import dev.archway.server.shared.Invalid;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.springframework.mock.web.MockHttpServletRequest;

/** Any query of the V3 search: read, and repeated in its links so that they lead to the same search, or refused field by field. DPMS API V2, 5.2.2 to 5.2.4. */
class FuzzPatientSearchTest {

    @FuzzTest
    void query_isReadOrRefused(byte[] given) {
        String query = new String(given, StandardCharsets.UTF_8);
        try {
            SearchCall call = SearchCall.of(QueryParameters.of(request(query)));
            assertThat(call.offset()).isNotNegative();
            assertThat(call.limit()).isBetween(1, 100);
            String self = call.links(1_000_000).self();
            assertThat(self).matches("[!-~]+");
            SearchCall again = SearchCall.of(QueryParameters.of(decoded(self)));
            assertThat(again.filter()).isEqualTo(call.filter());
            assertThat(again.offset()).isEqualTo(call.offset());
        } catch (Invalid refused) {
            assertThat(refused.reason()).doesNotContainPattern("\\p{Cntrl}");
            assertThat(refused.fields()).isNotEmpty();
        }
    }

    /** One parameter a line, in clear: decoding is the container's. */
    private static MockHttpServletRequest request(String query) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        for (String line : query.split("\n", -1)) {
            String[] parts = line.split("=", 2);
            request.addParameter(parts[0], parts.length == 1 ? "" : parts[1]);
        }
        return request;
    }

    private static MockHttpServletRequest decoded(String link) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        for (String pair : link.substring(link.indexOf('?') + 1).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            request.addParameter(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return request;
    }
}
