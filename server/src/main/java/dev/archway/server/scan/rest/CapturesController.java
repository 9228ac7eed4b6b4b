package dev.archway.server.scan.rest;

import dev.archway.server.account.Scanner;
import dev.archway.server.platform.QueryParameters;
import dev.archway.server.scan.Capture;
import dev.archway.server.scan.Captures;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.CaptureKind;
import dev.archway.wire.TakenCapture;
import dev.archway.wire.V2;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CapturesController {

    private final Captures captures;

    CapturesController(Captures captures) {
        this.captures = captures;
    }

    @PostMapping(path = "/api/scanner/v1/orders/{order}/captures", consumes = MediaType.IMAGE_JPEG_VALUE)
    V2<TakenCapture> take(Scanner scanner, @PathVariable String order, HttpServletRequest request) throws IOException {
        QueryParameters query = QueryParameters.of(request);
        Captures.Taken taken =
                new Captures.Taken(kind(query.text("Kind")), query.flag("Annotated"), time(query.text("TakenAt")));
        Capture capture = captures.take(
                scanner, OrderId.parse(order), taken, request.getContentLengthLong(), request.getInputStream());
        return V2.of(new TakenCapture(
                capture.id(),
                capture.order().value(),
                capture.kind(),
                capture.annotated(),
                capture.takenAt(),
                capture.createdAt()));
    }

    private static CaptureKind kind(@Nullable String text) {
        String accepted =
                Arrays.stream(CaptureKind.values()).map(CaptureKind::name).collect(Collectors.joining(", "));
        if (text == null) {
            throw Invalid.missing("Kind", accepted);
        }
        return CaptureKind.named(text).orElseThrow(() -> Invalid.field("Kind", text, accepted));
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : DateTimeFormatter.ISO_INSTANT.parse(text, Instant::from);
        } catch (DateTimeException e) {
            throw Invalid.field("TakenAt", text, "a time such as 2026-01-31T09:30:00Z");
        }
    }
}
