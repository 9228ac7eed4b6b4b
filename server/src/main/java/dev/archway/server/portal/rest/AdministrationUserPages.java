package dev.archway.server.portal.rest;

import dev.archway.server.access.Passkeys;
import dev.archway.server.account.KnownPerson;
import dev.archway.server.account.People;
import dev.archway.server.account.PersonEntry;
import dev.archway.server.account.User;
import dev.archway.server.account.UserKind;
import dev.archway.server.portal.AdministratorVisitor;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The people of the server: found, added, changed, what they belong to, and whether they can come in. */
@Controller
@RequestMapping("/administration/users")
class AdministrationUserPages {

    private static final String LIST = "/administration/users";
    private static final String ONE = "/{id:\\d{1,18}}";
    private static final String SECRET = "secret";

    private final People people;
    private final Passkeys passkeys;

    AdministrationUserPages(People people, Passkeys passkeys) {
        this.people = people;
        this.passkeys = passkeys;
    }

    @ModelAttribute("kinds")
    UserKind[] kinds() {
        return UserKind.values();
    }

    @GetMapping
    String list(AdministratorVisitor visitor, @RequestParam Map<String, String> query, Model model) {
        FilledForm form = new FilledForm(query);
        UserKind kind = form.text("kind").isEmpty() ? null : form.one("kind", UserKind.class);
        UserId after = form.text("after").isEmpty() ? null : new UserId(form.number("after"));
        List<KnownPerson> found = people.find(form.text("words"), kind, after, Found.LINES + 1);
        Found.show(model, found, known -> known.user().id().toString());
        FilledForm.show(model, query);
        return "portal/administration/users";
    }

    @GetMapping("/new")
    String empty(AdministratorVisitor visitor, Model model) {
        FilledForm.show(model, Map.of("kind", UserKind.DENTIST.name()));
        return "portal/administration/user-new";
    }

    /** Perhaps as one of a company's at once. */
    @PostMapping
    String add(AdministratorVisitor visitor, @RequestParam Map<String, String> typed, RedirectAttributes after) {
        FilledForm form = new FilledForm(typed);
        return form.submit(after, LIST + "/new", () -> {
            CompanyId company = form.text("company").isEmpty() ? null : new CompanyId(form.number("company"));
            People.WithPassword added =
                    people.add(entry(form), company, form.on("seesAllOrders"), visitor.administrator());
            return show(added, "added", after);
        });
    }

    @GetMapping(ONE)
    String user(AdministratorVisitor visitor, @PathVariable long id, Model model) {
        KnownPerson known = people.get(new UserId(id));
        model.addAttribute("known", known);
        model.addAttribute("memberships", people.companiesOf(known.user()));
        model.addAttribute("passkeys", passkeys.of(new UserId(id)).size());
        FilledForm.show(model, stored(known.user()));
        return "portal/administration/user";
    }

    @PostMapping(ONE)
    String change(
            AdministratorVisitor visitor,
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            RedirectAttributes after) {
        FilledForm form = new FilledForm(typed);
        return form.submit(after, LIST + "/" + id, () -> {
            people.change(new UserId(id), entry(form), visitor.administrator());
            return changed(id, after);
        });
    }

    /** Adds a membership, or changes what is seen there. */
    @PostMapping(ONE + "/companies")
    String join(
            AdministratorVisitor visitor,
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            RedirectAttributes after) {
        FilledForm form = new FilledForm(typed);
        return form.submit(after, LIST + "/" + id, () -> {
            CompanyId company = new CompanyId(form.number("company"));
            people.join(new UserId(id), company, form.on("seesAllOrders"), visitor.administrator());
            return changed(id, after);
        });
    }

    @PostMapping(ONE + "/companies/{company:\\d{1,18}}/remove")
    String leave(
            AdministratorVisitor visitor, @PathVariable long id, @PathVariable long company, RedirectAttributes after) {
        return new FilledForm(Map.of()).submit(after, LIST + "/" + id, () -> {
            people.leave(new UserId(id), new CompanyId(company), visitor.administrator());
            return changed(id, after);
        });
    }

    @PostMapping(ONE + "/password")
    String password(AdministratorVisitor visitor, @PathVariable long id, RedirectAttributes after) {
        return new FilledForm(Map.of())
                .submit(
                        after,
                        LIST + "/" + id,
                        () -> show(people.newPassword(new UserId(id), visitor.administrator()), "reset", after));
    }

    @PostMapping(ONE + "/passkeys/remove")
    String removePasskeys(AdministratorVisitor visitor, @PathVariable long id, RedirectAttributes after) {
        passkeys.removeAll(people.get(new UserId(id)).user().id(), visitor.administrator());
        return "redirect:" + changed(id, after);
    }

    @PostMapping(ONE + "/deactivate")
    String deactivate(AdministratorVisitor visitor, @PathVariable long id, RedirectAttributes after) {
        return new FilledForm(Map.of()).submit(after, LIST + "/" + id, () -> {
            people.deactivate(new UserId(id), visitor.administrator());
            return changed(id, after);
        });
    }

    @PostMapping(ONE + "/activate")
    String activate(AdministratorVisitor visitor, @PathVariable long id, RedirectAttributes after) {
        return new FilledForm(Map.of())
                .submit(
                        after,
                        LIST + "/" + id,
                        () -> show(people.activate(new UserId(id), visitor.administrator()), "reset", after));
    }

    private static String changed(long id, RedirectAttributes after) {
        after.addFlashAttribute("done", "changed");
        return LIST + "/" + id;
    }

    private static String show(People.WithPassword made, String done, RedirectAttributes after) {
        after.addFlashAttribute("done", done);
        after.addFlashAttribute(SECRET, made.password());
        return LIST + "/" + made.person();
    }

    private static PersonEntry entry(FilledForm form) {
        return new PersonEntry(
                form.text("email"),
                form.text("firstName"),
                form.text("lastName"),
                form.one("kind", UserKind.class),
                form.text("licenseNumber"));
    }

    private static Map<String, String> stored(User user) {
        Map<String, String> stored = new HashMap<>();
        stored.put("email", user.email());
        stored.put("firstName", user.firstName());
        stored.put("lastName", user.lastName());
        stored.put("kind", user.kind().name());
        String license = user.licenseNumber();
        stored.put("licenseNumber", license == null ? "" : license);
        return stored;
    }
}
