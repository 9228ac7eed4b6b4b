package dev.archway.server.prescription;

import dev.archway.wire.Prep;
import dev.archway.wire.WireJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import tools.jackson.core.type.TypeReference;

/** The column of the teeth that an Rx asks to prepare. */
final class WantedPreps {

    private static final TypeReference<List<Prep>> PREPS = new TypeReference<>() {};

    private WantedPreps() {}

    static String json(List<Prep> preps) {
        return WireJson.mapper().writeValueAsString(preps);
    }

    static List<Prep> read(ResultSet row) throws SQLException {
        return WireJson.mapper().readValue(row.getString("preps"), PREPS);
    }
}
