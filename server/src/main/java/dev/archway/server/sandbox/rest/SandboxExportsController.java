package dev.archway.server.sandbox.rest;

import dev.archway.server.export.ExportChoices;
import dev.archway.server.export.ExportFormat;
import dev.archway.server.export.ExportSettings;
import dev.archway.server.sandbox.SandboxExports;
import dev.archway.server.shared.Invalid;
import dev.archway.wire.V2;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Profile("!production")
class SandboxExportsController {

    private final SandboxExports exports;

    SandboxExportsController(SandboxExports exports) {
        this.exports = exports;
    }

    /** What is null or absent in a request stays as it was; an answer has all. */
    record Settings(
            @Nullable String exportTypeICast,
            @Nullable String exportTypeIRecord,
            @Nullable String dataFormat,
            @Nullable String fileType,
            @Nullable String cadCamSystem,
            @Nullable Boolean hidePatientName) {

        static Settings of(ExportSettings settings) {
            ExportChoices words = ExportChoices.of(settings.format());
            return new Settings(
                    words.exportTypeICast(),
                    words.exportTypeIRecord(),
                    words.dataFormat(),
                    words.fileType(),
                    words.cadCamSystem(),
                    settings.hidePatientName());
        }

        ExportChoices choices() {
            return new ExportChoices(exportTypeICast, exportTypeIRecord, dataFormat, fileType, cadCamSystem);
        }
    }

    @GetMapping("/sandbox/users/{email}/export-settings")
    V2<Settings> settings(@PathVariable String email) {
        return V2.of(Settings.of(exports.settings(email)));
    }

    @PutMapping("/sandbox/users/{email}/export-settings")
    V2<Settings> change(@PathVariable String email, @RequestBody Settings request) {
        return V2.of(Settings.of(exports.change(email, request.choices(), request.hidePatientName())));
    }

    /** {@code Data} is null when the partner has none. */
    @GetMapping("/sandbox/partners/{partner}/export-override")
    V2<@Nullable ExportChoices> override(@PathVariable String partner) {
        return new V2<@Nullable ExportChoices>(
                exports.override(partner).map(ExportChoices::of).orElse(null), V2.SUCCESS);
    }

    @PutMapping("/sandbox/partners/{partner}/export-override")
    V2<ExportChoices> changeOverride(@PathVariable String partner, @RequestBody Settings request) {
        if (request.hidePatientName() != null) {
            throw Invalid.field(
                    "HidePatientName",
                    request.hidePatientName(),
                    "nothing (an override has no such choice: each doctor makes it for his own orders)");
        }
        ExportFormat after = exports.changeOverride(partner, request.choices());
        return V2.of(ExportChoices.of(after));
    }

    /** 204, also when there was none. */
    @DeleteMapping("/sandbox/partners/{partner}/export-override")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeOverride(@PathVariable String partner) {
        exports.removeOverride(partner);
    }
}
