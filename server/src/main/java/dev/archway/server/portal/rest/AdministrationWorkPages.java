package dev.archway.server.portal.rest;

import dev.archway.server.notification.Endpoints;
import dev.archway.server.notification.KnownEndpoint;
import dev.archway.server.notification.LoggedNotification;
import dev.archway.server.notification.NotificationState;
import dev.archway.server.notification.Notifications;
import dev.archway.server.notification.Selection;
import dev.archway.server.platform.TaskQueue;
import dev.archway.server.portal.AdministratorVisitor;
import dev.archway.server.portal.Retries;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Guid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Work that waits or failed: tasks, and notifications that nobody took. Both can be tried again. */
@Controller
@RequestMapping("/administration")
class AdministrationWorkPages {

    private static final String JOBS = "/administration/jobs";
    private static final String LETTERS = "/administration/notifications";
    private static final int DEEPEST = 100_000;

    private final TaskQueue queue;
    private final Notifications notifications;
    private final Endpoints endpoints;
    private final Retries retries;

    AdministrationWorkPages(TaskQueue queue, Notifications notifications, Endpoints endpoints, Retries retries) {
        this.queue = queue;
        this.notifications = notifications;
        this.endpoints = endpoints;
        this.retries = retries;
    }

    @GetMapping("/jobs")
    String jobs(AdministratorVisitor visitor, @RequestParam Map<String, String> query, Model model) {
        FilledForm form = new FilledForm(query);
        int offset = form.text("after").isEmpty() ? 0 : (int) Math.min(form.number("after"), DEEPEST);
        model.addAttribute("kinds", queue.kinds());
        Found.show(model, queue.inTrouble(offset, Found.LINES + 1), _ -> Integer.toString(offset + Found.LINES));
        FilledForm.show(model, query);
        return "portal/administration/jobs";
    }

    @PostMapping("/jobs/retry")
    String retryJob(AdministratorVisitor visitor, @RequestParam Map<String, String> typed, RedirectAttributes after) {
        FilledForm form = new FilledForm(typed);
        String page = address(JOBS, form, "after");
        return form.submit(after, page, () -> {
            retries.task(form.text("name"), form.text("instance"), visitor.administrator());
            after.addFlashAttribute("done", "retried");
            return page;
        });
    }

    @GetMapping("/notifications")
    String deadLetters(AdministratorVisitor visitor, @RequestParam Map<String, String> query, Model model) {
        FilledForm form = new FilledForm(query);
        Long before = form.text("after").isEmpty() ? null : form.number("after");
        LoggedNotification.Page page = notifications.list(selection(form), before, Found.LINES);
        List<KnownEndpoint> all = endpoints.all();
        model.addAttribute("lines", page.results());
        model.addAttribute("next", page.next());
        model.addAttribute("endpoints", all.stream().collect(Collectors.toMap(KnownEndpoint::id, Function.identity())));
        model.addAttribute(
                "partners",
                all.stream().map(KnownEndpoint::partner).distinct().sorted().toList());
        FilledForm.show(model, query);
        return "portal/administration/notifications";
    }

    @PostMapping("/notifications/{id}/retry")
    String retryLetter(
            AdministratorVisitor visitor,
            @PathVariable String id,
            @RequestParam Map<String, String> typed,
            RedirectAttributes after) {
        UUID letter = Guid.parse("id", id);
        FilledForm form = new FilledForm(typed);
        String page = address(LETTERS, form, "partner", "company", "after");
        return form.submit(after, page, () -> {
            retries.notification(letter, visitor.administrator());
            after.addFlashAttribute("done", "sent");
            return page;
        });
    }

    /** All that the page's filter means. */
    @PostMapping("/notifications/retry")
    String retryLetters(
            AdministratorVisitor visitor, @RequestParam Map<String, String> typed, RedirectAttributes after) {
        FilledForm form = new FilledForm(typed);
        int sent = retries.deadLetters(selection(form), visitor.administrator());
        after.addFlashAttribute("sent", sent);
        return "redirect:" + address(LETTERS, form, "partner", "company");
    }

    /** A page as it was filtered and turned to when the form was sent. */
    private static String address(String page, FilledForm form, String... fields) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(page);
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : fields) {
            if (!form.text(field).isEmpty()) {
                address.queryParam(field, "{" + field + "}");
                values.put(field, form.text(field));
            }
        }
        return address.encode().buildAndExpand(values).toUriString();
    }

    private static Selection selection(FilledForm form) {
        CompanyId company = form.text("company").isEmpty() ? null : new CompanyId(form.number("company"));
        String partner = form.text("partner").isEmpty() ? null : form.text("partner");
        return new Selection(partner, company, null, NotificationState.DEAD, null, null);
    }
}
