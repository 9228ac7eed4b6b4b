package dev.archway.server.portal.rest;

import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.Refusal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A form of the administration as it was filled in. When what it asks for is refused its page is shown again, with everything that was typed and with words next to the field
 * that they are about: texts {@code administration.wrong.<field>} and {@code administration.refused.<code>}.
 */
final class FilledForm {

    /** What is refused because of what is stored, and the field that it is about; of no field, the page. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("NUMBER_TAKEN", "number"),
            Map.entry("EMAIL_TAKEN", "email"),
            Map.entry("KIND_DOES_NOT_FIT", "kind"),
            Map.entry("OWN_KIND", "kind"),
            Map.entry("WRONG_TYPE_OF_USER", "company"),
            Map.entry("WRONG_TYPE_OF_COMPANY", "company"),
            Map.entry("COMPANY_NOT_FOUND", "company"),
            Map.entry("SERIAL_TAKEN", "serial"),
            Map.entry("ID_TAKEN", "id"),
            Map.entry("PUBLIC_CLIENT", ""),
            Map.entry("YOURSELF", ""),
            Map.entry("LAST_ADMINISTRATOR", ""),
            Map.entry("LAST_COMPANY", ""),
            Map.entry("DEACTIVATED", ""),
            Map.entry("NOT_DEACTIVATED", ""),
            Map.entry("TASK_NOT_WAITING", ""),
            Map.entry("ENDPOINT_ENDED", ""));

    private static final String TYPED = "typed";
    private static final String PROBLEMS = "problems";

    private final Map<String, String> fields;

    FilledForm(Map<String, String> fields) {
        this.fields = new LinkedHashMap<>(fields);
        this.fields.remove("_csrf");
    }

    /** What a page's forms show: what is stored, and of the one that was refused just now what was typed. */
    static void show(Model model, Map<String, String> stored) {
        Map<String, String> shown = new HashMap<>(stored);
        if (model.getAttribute(TYPED) instanceof Map<?, ?> typed) {
            if (typed.keySet().stream().anyMatch(stored::containsKey)) {
                shown.clear(); // the same form: a box that is not ticked was sent by not being there
            }
            typed.forEach((name, text) -> shown.put(name.toString(), text.toString()));
        }
        model.addAttribute(TYPED, shown);
        if (!model.containsAttribute(PROBLEMS)) {
            model.addAttribute(PROBLEMS, Map.of());
        }
    }

    String text(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    boolean on(String name) {
        return fields.containsKey(name);
    }

    long number(String name) {
        String text = text(name);
        if (!text.matches("\\d{1,18}")) {
            throw Invalid.field(name, text, "a number");
        }
        return Long.parseLong(text);
    }

    <E extends Enum<E>> E one(String name, Class<E> all) {
        try {
            return Enum.valueOf(all, text(name));
        } catch (IllegalArgumentException _) {
            throw Invalid.field(name, text(name), "one of the list");
        }
    }

    /** Does it, and leads to where the result is seen; or back to the form's page. */
    String submit(RedirectAttributes after, String page, Supplier<String> act) {
        try {
            return "redirect:" + act.get();
        } catch (Invalid | Conflict | NotFound refused) {
            after.addFlashAttribute(PROBLEMS, problems(refused));
            after.addFlashAttribute(TYPED, fields);
            return "redirect:" + page;
        }
    }

    /** What is no field's matter, and not said of the page either, is for the page of refusals. */
    private static Map<String, String> problems(Refusal refused) {
        Map<String, String> problems = new HashMap<>();
        for (Refusal.WrongField wrong : refused.fields()) {
            String field = wrong.field().substring(0, 1).toLowerCase(Locale.ROOT)
                    + wrong.field().substring(1);
            problems.put(field, "administration.wrong." + field);
        }
        String field = FIELDS.get(refused.code());
        if (field != null) {
            problems.put(field, "administration.refused." + refused.code().toLowerCase(Locale.ROOT));
        }
        if (problems.isEmpty()) {
            throw refused;
        }
        return problems;
    }
}
