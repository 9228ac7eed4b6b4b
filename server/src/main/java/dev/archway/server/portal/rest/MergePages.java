package dev.archway.server.portal.rest;

import dev.archway.server.order.OrderSearch;
import dev.archway.server.patient.Patient;
import dev.archway.server.patient.PatientLists;
import dev.archway.server.patient.PatientMerges;
import dev.archway.server.patient.Patients;
import dev.archway.server.portal.ClinicVisitor;
import dev.archway.server.portal.OrderLine;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.PatientId;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Two patients side by side who are one person, and taking that back. */
@Controller
class MergePages {

    private static final int CANDIDATES = 20;
    private static final int ORDERS_SHOWN = 10;

    private final PatientMerges merges;
    private final Patients patients;
    private final PatientLists lists;
    private final OrderSearch orders;

    MergePages(PatientMerges merges, Patients patients, PatientLists lists, OrderSearch orders) {
        this.merges = merges;
        this.patients = patients;
        this.lists = lists;
        this.orders = orders;
    }

    /** Looks for the other one, or shows both with what each choice would do. */
    @GetMapping("/patients/{id}/merge")
    String preview(
            ClinicVisitor visitor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String with,
            @RequestParam(defaultValue = "") String words,
            Model model) {
        Patient patient = patients.get(visitor.company().id(), PatientId.parse("PatientId", id));
        model.addAttribute("patient", patient);
        model.addAttribute("words", words);
        if (with.isEmpty()) {
            List<Patient> found = words.isBlank()
                    ? lists.like(patient)
                    : lists.find(visitor.company().id(), words, null, CANDIDATES)
                            .patients();
            model.addAttribute(
                    "candidates",
                    found.stream()
                            .filter(each -> !each.id().equals(patient.id()))
                            .toList());
            return "portal/merge";
        }
        PatientId other = PatientId.parse("with", with);
        model.addAttribute(
                "plans",
                List.of(
                        merges.plan(visitor.company().id(), patient.id(), other),
                        merges.plan(visitor.company().id(), other, patient.id())));
        model.addAttribute("orders", List.of(lines(visitor, patient.id()), lines(visitor, other)));
        return "portal/merge";
    }

    @PostMapping("/patients/{id}/merge")
    String merge(
            ClinicVisitor visitor,
            @PathVariable String id,
            @RequestParam String gone,
            @RequestParam String seen,
            RedirectAttributes after) {
        PatientId kept = PatientId.parse("PatientId", id);
        PatientId goes = PatientId.parse("gone", gone);
        try {
            merges.merge(visitor.caller(), kept, goes, seen);
            after.addFlashAttribute("done", "merged");
            return "redirect:/patients/" + kept;
        } catch (Conflict _) {
            after.addFlashAttribute("stale", true);
            boolean both = List.of(kept, goes).stream()
                    .allMatch(
                            each -> patients.find(visitor.company().id(), each).isPresent());
            return "redirect:/patients/" + kept + (both ? "/merge?with=" + goes : "");
        }
    }

    @PostMapping("/patients/merges/{number}/undo")
    String undo(ClinicVisitor visitor, @PathVariable String number, RedirectAttributes after) {
        try {
            Patient back = merges.undo(visitor.caller(), number(number));
            after.addFlashAttribute("done", "parted");
            return "redirect:/patients/" + back.id();
        } catch (Conflict conflict) {
            after.addFlashAttribute("conflict", conflict.code());
            return "redirect:/patients/duplicates";
        }
    }

    private List<OrderLine> lines(ClinicVisitor visitor, PatientId patient) {
        return OrderLine.ofPractice(
                orders.ofPatient(visitor.caller(), patient, null, ORDERS_SHOWN).orders());
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw Invalid.field("number", text, "the number of a merge");
        }
        return Long.parseLong(text);
    }
}
