package dev.archway.server.order.rest;

import dev.archway.server.access.PairedCaller;
import dev.archway.server.order.OrderPage;
import dev.archway.server.order.PageReader;
import dev.archway.server.order.PracticeOrders;
import dev.archway.server.platform.EntityTag;
import dev.archway.server.platform.IfNoneMatch;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;

/** A page of orders as an answer: not again for who has it already. */
record PageAnswer(PracticeOrders orders, PairedCaller caller, OrderPage page) {

    void to(HttpServletRequest request, HttpServletResponse response) throws IOException {
        EntityTag tag = orders.tag(caller, page);
        if (IfNoneMatch.of(request).has(tag)) {
            tag.writeTo(response);
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            orders.write(caller, page, (current, length) -> begin(response, current, length));
        }
    }

    private static ServletOutputStream begin(HttpServletResponse response, EntityTag tag, int length)
            throws IOException {
        tag.writeTo(response);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        if (length != PageReader.UNKNOWN) {
            response.setContentLength(length);
        }
        return response.getOutputStream();
    }
}
