package dev.archway.server.portal.rest;

import dev.archway.server.export.CadCamSystem;
import dev.archway.server.export.DataFormat;
import dev.archway.server.export.ExportChoices;
import dev.archway.server.export.ExportPreferences;
import dev.archway.server.export.ExportSettings;
import dev.archway.server.export.ExportType;
import dev.archway.server.export.FileType;
import dev.archway.server.portal.CompanyVisitor;
import dev.archway.server.portal.Visitor;
import dev.archway.server.shared.Invalid;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody chooses for himself: how his packages are made, and his language. DPMS API V2, 4.7.5 to 4.7.7. */
@Controller
class SettingsPages {

    private final ExportPreferences preferences;

    SettingsPages(ExportPreferences preferences) {
        this.preferences = preferences;
    }

    @GetMapping("/settings")
    String settings(Visitor visitor, Model model) {
        ExportSettings settings = preferences.of(visitor.person().id());
        model.addAttribute("chosen", ExportChoices.of(settings.format()));
        model.addAttribute("hides", settings.hidePatientName());
        model.addAttribute("isDoctor", visitor.person().kind().isDoctor());
        model.addAttribute("exports", visitor instanceof CompanyVisitor);
        model.addAttribute(
                "exportTypes",
                words(Arrays.stream(ExportType.values()).map(ExportType::text).toList()));
        model.addAttribute(
                "dataFormats",
                words(Arrays.stream(DataFormat.values()).map(DataFormat::text).toList()));
        model.addAttribute(
                "fileTypes",
                words(Arrays.stream(FileType.values()).map(FileType::text).toList()));
        model.addAttribute(
                "systems",
                words(Arrays.stream(CadCamSystem.values())
                        .map(CadCamSystem::text)
                        .toList()));
        return "portal/settings";
    }

    @PostMapping("/settings/exports")
    String exports(
            CompanyVisitor visitor,
            @RequestParam String iCast,
            @RequestParam String iRecord,
            @RequestParam String dataFormat,
            @RequestParam String fileType,
            @RequestParam String system,
            @RequestParam(required = false) @Nullable String hide,
            RedirectAttributes after) {
        ExportChoices choices = new ExportChoices(iCast, iRecord, dataFormat, fileType, system);
        boolean hides = visitor.person().kind().isDoctor() && hide != null;
        try {
            preferences.change(visitor.person().id(), before -> new ExportSettings(choices.in(before.format()), hides));
            after.addFlashAttribute("done", true);
        } catch (Invalid wrong) {
            after.addFlashAttribute("wrong", wrong);
        }
        return "redirect:/settings";
    }

    private static List<String> words(List<String> words) {
        return words.stream().distinct().toList();
    }
}
