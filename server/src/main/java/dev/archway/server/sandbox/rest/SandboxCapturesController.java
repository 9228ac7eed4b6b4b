package dev.archway.server.sandbox.rest;

import dev.archway.server.account.Registration;
import dev.archway.server.sandbox.SandboxCaptures;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.CaptureKind;
import dev.archway.wire.TakenCapture;
import dev.archway.wire.V2;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Screen captures on demand, and the account's setting that near-infrared ones need. */
@RestController
@Profile("!production")
class SandboxCapturesController {

    private final SandboxCaptures captures;
    private final Registration registration;

    SandboxCapturesController(SandboxCaptures captures, Registration registration) {
        this.captures = captures;
        this.registration = registration;
    }

    /** {@code kinds} is null or empty for all that are possible. */
    record Request(@Nullable List<@Nullable CaptureKind> kinds) {}

    record Setting(@Nullable Boolean niri) {}

    record CompanySetting(long companyId, boolean niri) {}

    @PostMapping("/sandbox/orders/{orderId}/captures")
    V2<List<TakenCapture>> take(@PathVariable String orderId, @RequestBody(required = false) @Nullable Request request)
            throws IOException, InterruptedException {
        List<CaptureKind> kinds = new ArrayList<>();
        if (request != null && request.kinds() != null) {
            for (CaptureKind kind : request.kinds()) {
                if (kind == null) {
                    throw Invalid.missing("Kinds[" + kinds.size() + "]", Arrays.toString(CaptureKind.values()));
                }
                kinds.add(kind);
            }
        }
        return V2.of(captures.take(OrderId.parse(orderId), kinds));
    }

    @PutMapping("/sandbox/companies/{companyId}/niri")
    V2<CompanySetting> niri(@PathVariable long companyId, @RequestBody Setting setting) {
        if (setting.niri() == null) {
            throw Invalid.missing("Niri", "true or false");
        }
        registration.niri(new CompanyId(companyId), setting.niri());
        return V2.of(new CompanySetting(companyId, setting.niri()));
    }
}
