package dev.archway.server.order;

import dev.archway.server.platform.EntityTag;
import dev.archway.wire.PracticeOrder;
import dev.archway.wire.V2;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import tools.jackson.core.JsonGenerator;

/** Writes the rows of a page as the wire's JSON while they come. DPMS API V2, 4.4.3. */
final class OrderPageWriter implements RowCallbackHandler {

    private final OrderPage page;
    private final PracticeOrderRow orders;
    private final JsonGenerator json;
    private final PageBuffer buffer;
    private @Nullable EntityTag tag;
    private long edition;

    OrderPageWriter(OrderPage page, JsonGenerator json, PageBuffer buffer) {
        this.page = page;
        this.orders = new PracticeOrderRow(page.base(), page.view()::word);
        this.json = json;
        this.buffer = buffer;
    }

    /** The first row, which is there even if there are no orders, knows what stands before them. */
    @Override
    public void processRow(ResultSet row) throws SQLException {
        if (tag == null) {
            edition = row.getLong("edition");
            tag = page.tag(edition);
            buffer.tag(tag);
            begin(row.getBoolean("more"));
        }
        if (row.getObject("id") != null) {
            PracticeOrder order = orders.mapRow(row, 0);
            json.writePOJO(order);
        }
    }

    /** To be called after the last row. */
    void end() {
        json.writeEndArray();
        json.writeEndObject();
        json.writeNumberProperty("Status", V2.SUCCESS);
        json.writeEndObject();
        json.close();
    }

    EntityTag tag() {
        if (tag == null) {
            throw new IllegalStateException("a page has a row at least");
        }
        return tag;
    }

    /** The edition that the rows are of. */
    long edition() {
        return edition;
    }

    private void begin(boolean more) {
        json.writeStartObject();
        json.writeObjectPropertyStart("Data");
        json.writeBooleanProperty("HasMore", more);
        json.writeNumberProperty("PageSize", page.size());
        json.writeNumberProperty("Offset", page.offset());
        json.writeArrayPropertyStart("Results");
    }
}
