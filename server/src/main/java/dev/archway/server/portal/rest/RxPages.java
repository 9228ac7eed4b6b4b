package dev.archway.server.portal.rest;

import dev.archway.server.portal.ClinicVisitor;
import dev.archway.server.portal.RxForm;
import dev.archway.server.portal.RxSheet;
import dev.archway.server.portal.RxSheets;
import dev.archway.server.prescription.Prescriptions;
import dev.archway.server.prescription.Worklist;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.RxId;
import dev.archway.wire.Procedure;
import dev.archway.wire.UnitType;
import dev.archway.wire.WorklistEntry;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asking for a scan, and what was asked for and waits. */
@Controller
class RxPages {

    private static final int LINES = 50;

    private final RxSheets sheets;
    private final Prescriptions prescriptions;
    private final Worklist worklist;

    RxPages(RxSheets sheets, Prescriptions prescriptions, Worklist worklist) {
        this.sheets = sheets;
        this.prescriptions = prescriptions;
        this.worklist = worklist;
    }

    @ModelAttribute("procedures")
    Procedure[] procedures() {
        return Procedure.values();
    }

    @ModelAttribute("units")
    UnitType[] units() {
        return UnitType.values();
    }

    /** A blank form, or one for the patient that the address names. */
    @GetMapping("/rx/new")
    String blank(ClinicVisitor visitor, @RequestParam(defaultValue = "") String patient, Model model) {
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        fields.add("patient", patient);
        return show(sheets.of(visitor, RxForm.of(fields), false), model, false);
    }

    /** The same form as far as it is filled in; the parts alone that change for a page that is open. Nothing is sent. */
    @PostMapping("/rx/new/draft")
    String draft(
            ClinicVisitor visitor,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        return show(sheets.of(visitor, RxForm.of(fields), false), model, part);
    }

    @PostMapping("/rx/new")
    String send(
            ClinicVisitor visitor,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes after) {
        RxSheet sheet = sheets.of(visitor, RxForm.of(fields), true);
        if (!sheet.ready()) {
            return show(sheet, model, false);
        }
        try {
            prescriptions.ask(
                    visitor.caller(), sheet.form().asked(visitor.company().id()));
        } catch (Conflict | Invalid refused) {
            if (refused.code().equals(Prescriptions.SENT_OTHERWISE)) {
                model.addAttribute("sentOtherwise", true);
                fields.remove("rx"); // whoever sends it once more means another Rx
            }
            return show(
                    sheets.of(visitor, RxForm.of(fields), true),
                    model,
                    false); // somebody was faster; what he did shows
        }
        after.addFlashAttribute("sent", true);
        return "redirect:/rx";
    }

    /** Those that wait for a scan, a page at a time. */
    @GetMapping("/rx")
    String waiting(ClinicVisitor visitor, @RequestParam(defaultValue = "1") String page, Model model) {
        int number = page.matches("[1-9]\\d{0,3}") ? Integer.parseInt(page) : 1;
        List<WorklistEntry> found = worklist.of(visitor.caller(), null, (number - 1) * LINES, LINES + 1);
        model.addAttribute("lines", found.stream().limit(LINES).toList());
        model.addAttribute("page", number);
        model.addAttribute("more", found.size() > LINES);
        return "portal/waiting";
    }

    @PostMapping("/rx/{rxId}/delete")
    String delete(ClinicVisitor visitor, @PathVariable String rxId, RedirectAttributes after) {
        try {
            prescriptions.delete(visitor.caller(), RxId.parse("RXID", rxId));
            after.addFlashAttribute("deleted", true);
        } catch (Invalid _) {
            after.addFlashAttribute("begun", true);
        }
        return "redirect:/rx";
    }

    private static String show(RxSheet sheet, Model model, boolean part) {
        model.addAttribute("sheet", sheet);
        return part ? "portal/rx-parts :: parts" : "portal/rx-new";
    }
}
