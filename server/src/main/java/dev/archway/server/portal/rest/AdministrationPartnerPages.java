package dev.archway.server.portal.rest;

import dev.archway.server.access.Partner;
import dev.archway.server.access.Partners;
import dev.archway.server.access.RegisteredPartner;
import dev.archway.server.account.CompanyKind;
import dev.archway.server.portal.AdministratorVisitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The software that may connect to this server: registered, configured, given another secret, deactivated. */
@Controller
@RequestMapping("/administration/partners")
class AdministrationPartnerPages {

    private static final String LIST = "/administration/partners";
    private static final String MANAGEMENT = "patientManagement";
    private static final String UPDATE = "scanRequestUpdate";
    private static final String WARNINGS = "pairingWarnings";

    private final Partners partners;

    AdministrationPartnerPages(Partners partners) {
        this.partners = partners;
    }

    /** All of them: servers have tens, not thousands. */
    @GetMapping
    String list(AdministratorVisitor visitor, Model model) {
        model.addAttribute("lines", partners.registered());
        return "portal/administration/partners";
    }

    @GetMapping("/new")
    String empty(AdministratorVisitor visitor, Model model) {
        FilledForm.show(model, Map.of("kind", CompanyKind.CLINIC.name()));
        return "portal/administration/partner-new";
    }

    @PostMapping
    String add(AdministratorVisitor visitor, @RequestParam Map<String, String> typed, RedirectAttributes after) {
        FilledForm form = new FilledForm(typed);
        return form.submit(after, LIST + "/new", () -> {
            Partner partner = partner(form.text("id"), form, form.one("kind", CompanyKind.class));
            partners.add(partner, form.on("public"), redirects(form), visitor.administrator())
                    .ifPresent(secret -> after.addFlashAttribute("secret", secret));
            after.addFlashAttribute("done", "added");
            return LIST + "/" + partner.id();
        });
    }

    @GetMapping("/{id}")
    String partner(AdministratorVisitor visitor, @PathVariable String id, Model model) {
        RegisteredPartner registered = partners.get(id);
        model.addAttribute("registered", registered);
        FilledForm.show(model, stored(registered));
        return "portal/administration/partner";
    }

    @PostMapping("/{id}")
    String change(
            AdministratorVisitor visitor,
            @PathVariable String id,
            @RequestParam Map<String, String> typed,
            RedirectAttributes after) {
        FilledForm form = new FilledForm(typed);
        RegisteredPartner before = partners.get(id);
        return form.submit(after, LIST + "/" + before.partner().id(), () -> {
            partners.change(partner(id, form, before.partner().kind()), redirects(form), visitor.administrator());
            return done("changed", id, after);
        });
    }

    @PostMapping("/{id}/secret")
    String renew(AdministratorVisitor visitor, @PathVariable String id, RedirectAttributes after) {
        return new FilledForm(Map.of())
                .submit(after, LIST + "/" + partners.get(id).partner().id(), () -> {
                    after.addFlashAttribute("secret", partners.renewSecret(id, visitor.administrator()));
                    return done("renewed", id, after);
                });
    }

    @PostMapping("/{id}/deactivate")
    String deactivate(AdministratorVisitor visitor, @PathVariable String id, RedirectAttributes after) {
        partners.deactivate(id, visitor.administrator());
        return "redirect:" + done("changed", id, after);
    }

    @PostMapping("/{id}/activate")
    String activate(AdministratorVisitor visitor, @PathVariable String id, RedirectAttributes after) {
        partners.activate(id, visitor.administrator());
        return "redirect:" + done("changed", id, after);
    }

    private static String done(String what, String id, RedirectAttributes after) {
        after.addFlashAttribute("done", what);
        return LIST + "/" + id;
    }

    private static Partner partner(String id, FilledForm form, CompanyKind kind) {
        String callback = form.text("callbackUrl");
        return new Partner(
                id,
                form.text("name"),
                kind,
                callback.isEmpty() ? null : callback,
                form.on(MANAGEMENT),
                form.on(UPDATE),
                form.on(WARNINGS));
    }

    private static List<String> redirects(FilledForm form) {
        return form.text("redirectUris").lines().toList();
    }

    private static Map<String, String> stored(RegisteredPartner registered) {
        Partner partner = registered.partner();
        Map<String, String> stored = new HashMap<>();
        stored.put("name", partner.name());
        stored.put("redirectUris", String.join("\n", registered.redirectUris()));
        String callback = partner.callbackUrl();
        stored.put("callbackUrl", callback == null ? "" : callback);
        if (partner.patientManagement()) {
            stored.put(MANAGEMENT, "on");
        }
        if (partner.scanRequestUpdate()) {
            stored.put(UPDATE, "on");
        }
        if (partner.pairingWarnings()) {
            stored.put(WARNINGS, "on");
        }
        return stored;
    }
}
