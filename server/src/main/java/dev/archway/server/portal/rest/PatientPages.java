package dev.archway.server.portal.rest;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.User;
import dev.archway.server.order.FoundOrders;
import dev.archway.server.order.OrderSearch;
import dev.archway.server.patient.FoundPatients;
import dev.archway.server.patient.Likeness;
import dev.archway.server.patient.Patient;
import dev.archway.server.patient.PatientEdit;
import dev.archway.server.patient.PatientLists;
import dev.archway.server.patient.PatientMerge;
import dev.archway.server.patient.PatientMerges;
import dev.archway.server.patient.PatientUpdates;
import dev.archway.server.patient.Patients;
import dev.archway.server.portal.ClinicVisitor;
import dev.archway.server.portal.OrderLine;
import dev.archway.server.portal.PatientForm;
import dev.archway.server.prescription.Worklist;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.ListPlace;
import dev.archway.server.shared.PatientId;
import dev.archway.server.shared.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** A clinic's patients: found, looked at, corrected. */
@Controller
class PatientPages {

    private static final int LINES = 40;
    private static final int WAITING = 50;
    private static final int LONGEST_WORDS = 200;

    private final PatientLists lists;
    private final Patients patients;
    private final PatientUpdates updates;
    private final PatientMerges merges;
    private final OrderSearch orders;
    private final Worklist worklist;
    private final Accounts accounts;

    PatientPages(
            PatientLists lists,
            Patients patients,
            PatientUpdates updates,
            PatientMerges merges,
            OrderSearch orders,
            Worklist worklist,
            Accounts accounts) {
        this.lists = lists;
        this.patients = patients;
        this.updates = updates;
        this.merges = merges;
        this.orders = orders;
        this.worklist = worklist;
        this.accounts = accounts;
    }

    @GetMapping("/patients")
    String list(
            ClinicVisitor visitor,
            @RequestParam(defaultValue = "") String words,
            @RequestParam @Nullable String after,
            Model model) {
        String looked = words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words;
        ListPlace place = after == null ? null : ListPlace.parse(after);
        FoundPatients found = lists.find(visitor.company().id(), looked, place, LINES);
        ListPlace next = found.next();
        model.addAttribute("words", looked);
        model.addAttribute("found", found);
        model.addAttribute("countedAll", found.count() < FoundPatients.MOST_COUNTED);
        model.addAttribute("more", next == null ? null : address(looked, next));
        return "portal/patients";
    }

    /** Groups of patients who may be one person. */
    @GetMapping("/patients/duplicates")
    String duplicates(ClinicVisitor visitor, @RequestParam(defaultValue = "chart") String by, Model model) {
        Likeness likeness = Arrays.stream(Likeness.values())
                .filter(each -> each.slug().equals(by))
                .findFirst()
                .orElse(Likeness.CHART);
        model.addAttribute("by", likeness);
        model.addAttribute("kinds", Likeness.values());
        model.addAttribute("groups", lists.alike(visitor.company().id(), likeness));
        List<PatientMerge> undoable = merges.undoable(visitor.company().id(), null);
        model.addAttribute("merges", undoable);
        model.addAttribute("people", people(undoable));
        return "portal/duplicates";
    }

    /** A patient; one who was merged is found where he went. */
    @GetMapping("/patients/{id}")
    String patient(ClinicVisitor visitor, @PathVariable String id, @RequestParam @Nullable String after, Model model) {
        PatientId wanted = PatientId.parse("PatientId", id);
        Optional<PatientId> successor = merged(visitor, wanted);
        if (successor.isPresent()) {
            return "redirect:/patients/" + successor.get();
        }
        Patient patient = patients.get(visitor.company().id(), wanted);
        return show(visitor, patient, PatientForm.of(patient), after, model);
    }

    @PostMapping("/patients/{id}")
    String edit(
            ClinicVisitor visitor,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes done) {
        PatientForm form = PatientForm.of(fields);
        PatientEdit edit = form.edit();
        PatientId wanted = PatientId.parse("PatientId", id);
        Optional<PatientId> successor = merged(visitor, wanted);
        if (successor.isPresent()) {
            done.addFlashAttribute("conflict", "PATIENT_MERGED");
            return "redirect:/patients/" + successor.get();
        }
        Patient patient = patients.get(visitor.company().id(), wanted);
        try {
            updates.edit(visitor.company().id(), patient.id(), edit, form.seen());
        } catch (Invalid wrong) {
            return show(visitor, patient, form.with(wrong.fields()), null, model);
        } catch (Conflict conflict) {
            model.addAttribute("conflict", conflict.code());
            model.addAttribute(
                    "other", patients.same(visitor.company().id(), form.names()).orElse(null));
            return show(visitor, patient, form, null, model);
        }
        done.addFlashAttribute("done", "edited");
        return "redirect:/patients/" + patient.id();
    }

    /** Where a patient went who is not here any more. */
    private Optional<PatientId> merged(ClinicVisitor visitor, PatientId patient) {
        return patients.find(visitor.company().id(), patient).isPresent()
                ? Optional.empty()
                : merges.successor(visitor.company().id(), patient);
    }

    private String show(ClinicVisitor visitor, Patient patient, PatientForm form, @Nullable String after, Model model) {
        ListPlace place = after == null ? null : ListPlace.parse(after);
        FoundOrders found = orders.ofPatient(visitor.caller(), patient.id(), place, LINES);
        ListPlace next = found.next();
        model.addAttribute("patient", patient);
        model.addAttribute("typed", form);
        model.addAttribute("lines", OrderLine.ofPractice(found.orders()));
        model.addAttribute("more", next == null ? null : "/patients/" + patient.id() + "?after=" + next);
        model.addAttribute("waiting", worklist.of(visitor.caller(), patient.id(), 0, WAITING));
        model.addAttribute("alike", lists.like(patient));
        List<PatientMerge> undoable = merges.undoable(visitor.company().id(), patient.id());
        model.addAttribute("merges", undoable);
        model.addAttribute("people", people(undoable));
        return "portal/patient";
    }

    /** The names of those who merged. */
    private Map<UserId, String> people(List<PatientMerge> merged) {
        return merged.stream()
                .map(PatientMerge::person)
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> accounts.user(id).map(User::name).orElse("-")));
    }

    private static String address(String words, ListPlace next) {
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath("/patients").queryParam("after", "{after}");
        List<Object> values = words.isBlank() ? List.of(next) : List.of(next, words);
        if (!words.isBlank()) {
            address.queryParam("words", "{words}");
        }
        return address.encode().buildAndExpand(values.toArray()).toUriString();
    }
}
