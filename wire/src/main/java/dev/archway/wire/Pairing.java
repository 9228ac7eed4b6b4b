package dev.archway.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The tokens of a pairing, and what the clinic should put in order first. DPMS API V2, 5.6. */
public record Pairing(@JsonProperty("OAuthResponse") TokenSet oauthResponse, List<String> warnings, long companyId) {

    /** The one warning that the documents know, verbatim. */
    public static final String DUPLICATE_CHART_NUMBERS =
            "Empty or duplicate patient identifiers (chart#) exists in iTero patient database";
}
