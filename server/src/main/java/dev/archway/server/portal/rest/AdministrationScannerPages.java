package dev.archway.server.portal.rest;

import dev.archway.server.account.Companies;
import dev.archway.server.account.Scanner;
import dev.archway.server.account.Scanners;
import dev.archway.server.portal.AdministratorVisitor;
import dev.archway.server.shared.CompanyId;
import dev.archway.wire.ScannerModel;
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
import org.springframework.web.util.UriComponentsBuilder;

/** The scanners of the server: found, added, given another secret, removed. */
@Controller
@RequestMapping("/administration/scanners")
class AdministrationScannerPages {

    private static final String LIST = "/administration/scanners";

    private final Scanners scanners;
    private final Companies companies;

    AdministrationScannerPages(Scanners scanners, Companies companies) {
        this.scanners = scanners;
        this.companies = companies;
    }

    @ModelAttribute("models")
    ScannerModel[] models() {
        return ScannerModel.values();
    }

    @GetMapping
    String list(AdministratorVisitor visitor, @RequestParam Map<String, String> query, Model model) {
        FilledForm form = new FilledForm(query);
        List<Scanners.Placed> found = scanners.find(form.text("words"), form.text("after"), Found.LINES + 1);
        Found.show(model, found, placed -> placed.scanner().serial());
        FilledForm.show(model, query);
        return "portal/administration/scanners";
    }

    @GetMapping("/new")
    String empty(AdministratorVisitor visitor, @RequestParam(defaultValue = "") String company, Model model) {
        FilledForm.show(model, Map.of("company", company));
        return "portal/administration/scanner-new";
    }

    @PostMapping
    String add(AdministratorVisitor visitor, @RequestParam Map<String, String> typed, RedirectAttributes after) {
        FilledForm form = new FilledForm(typed);
        return form.submit(after, LIST + "/new", () -> {
            String secret = scanners.add(
                    new CompanyId(form.number("company")),
                    form.text("serial"),
                    form.text("model"),
                    visitor.administrator());
            return show(form.text("serial"), "added", secret, after);
        });
    }

    @GetMapping("/{serial}")
    String scanner(AdministratorVisitor visitor, @PathVariable String serial, Model model) {
        Scanner scanner = scanners.get(serial);
        model.addAttribute("scanner", scanner);
        model.addAttribute("clinic", companies.get(scanner.company()));
        FilledForm.show(model, Map.of());
        return "portal/administration/scanner";
    }

    @PostMapping("/{serial}/secret")
    String renew(AdministratorVisitor visitor, @PathVariable String serial, RedirectAttributes after) {
        String secret = scanners.renew(serial, visitor.administrator());
        return "redirect:" + show(serial, "renewed", secret, after);
    }

    @PostMapping("/{serial}/remove")
    String remove(AdministratorVisitor visitor, @PathVariable String serial, RedirectAttributes after) {
        scanners.remove(serial, visitor.administrator());
        after.addFlashAttribute("done", "removed");
        return "redirect:" + LIST;
    }

    private static String show(String serial, String done, String secret, RedirectAttributes after) {
        after.addFlashAttribute("done", done);
        after.addFlashAttribute("secret", secret);
        return UriComponentsBuilder.fromPath(LIST)
                .pathSegment("{serial}")
                .encode()
                .buildAndExpand(serial)
                .toUriString();
    }
}
