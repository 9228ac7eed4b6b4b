package dev.archway.server.portal.rest;

import dev.archway.server.access.AdministratorCaller;
import dev.archway.server.account.Accounts;
import dev.archway.server.account.UserKind;
import dev.archway.server.audit.Audit;
import dev.archway.server.audit.AuditQuestion;
import dev.archway.server.order.OrderFilter;
import dev.archway.server.portal.AdministratorVisitor;
import dev.archway.server.portal.CompanyVisitor;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Forbidden;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.PlainText;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was done: at all companies, for whoever runs the server; at his own, for a company's administrator. */
@Controller
class AdministrationAuditPages {

    private static final int LINES = 100;
    private static final long DEEPEST = 100_000;
    private static final int LONGEST_ACTOR = 200;

    private final Audit audit;
    private final Accounts accounts;

    AdministrationAuditPages(Audit audit, Accounts accounts) {
        this.audit = audit;
        this.accounts = accounts;
    }

    @GetMapping("/administration/audit")
    String ofServer(AdministratorVisitor visitor, @RequestParam Map<String, String> query, Model model) {
        FilledForm form = new FilledForm(query);
        model.addAttribute("kinds", AuditQuestion.Kind.values());
        show(form, query, model, (times, offset) -> {
            CompanyId company = form.text("company").isEmpty() ? null : new CompanyId(form.number("company"));
            AuditQuestion.Kind kind = form.text("kind").isEmpty() ? null : form.one("kind", AuditQuestion.Kind.class);
            var trail =
                    audit.ofServer(new AuditQuestion(company, actor(form.text("person")), kind, times), offset, LINES);
            model.addAttribute("entries", trail.entries());
            return trail.hasMore();
        });
        return "portal/administration/audit";
    }

    @GetMapping("/audit")
    String ofCompany(CompanyVisitor visitor, @RequestParam Map<String, String> query, Model model) {
        if (visitor.person().kind() != UserKind.ADMINISTRATOR) {
            throw Forbidden.because("NOT_AN_ADMINISTRATOR", "This page is for the company's administrator.");
        }
        AdministratorCaller caller = new AdministratorCaller(visitor.caller());
        show(new FilledForm(query), query, model, (times, offset) -> {
            var trail = audit.of(caller, times, offset, LINES);
            model.addAttribute("entries", trail.entries());
            return trail.hasMore();
        });
        return "portal/administration/audit-company";
    }

    /** Asks, unless what was filled in says nothing that could be asked; then that is told. */
    private static void show(FilledForm form, Map<String, String> query, Model model, Question question) {
        Map<String, String> problems = new HashMap<>();
        boolean more = false;
        long offset = 0;
        try {
            OrderFilter times = OrderFilter.of(given(form, "from"), given(form, "to"), null);
            offset = form.text("offset").isEmpty() ? 0 : Math.min(form.number("offset"), DEEPEST);
            more = question.ask(times, offset);
        } catch (Invalid wrong) {
            wrong.fields().forEach(each -> {
                String field = each.field().replace("dateFrom", "from").replace("dateTo", "to");
                problems.put(field, "administration.wrong." + field);
            });
        }
        model.addAttribute("problems", problems);
        model.addAttribute("typed", query);
        model.addAttribute("older", more && offset + LINES <= DEEPEST ? offset + LINES : null);
        model.addAttribute("newer", offset == 0 ? null : Math.max(0, offset - LINES));
    }

    private static @Nullable String given(FilledForm form, String name) {
        return form.text(name).isEmpty() ? null : form.text(name);
    }

    /** "user 1001" for 1001 and for the e-mail address; what else is typed is taken as it is. */
    private @Nullable String actor(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        if (typed.matches("\\d{1,18}")) {
            return "user " + typed;
        }
        if (typed.contains("@")) {
            return accounts.userByEmail(typed)
                    .map(user -> "user " + user.id())
                    .orElseThrow(() -> Invalid.field("person", typed, "the address of a user"));
        }
        return PlainText.line("person", typed, LONGEST_ACTOR);
    }

    /** Puts a page of entries into the model; whether there are more. */
    @FunctionalInterface
    private interface Question {
        boolean ask(OrderFilter times, long offset);
    }
}
