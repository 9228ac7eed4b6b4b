package dev.archway.server.portal.rest;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.Companies;
import dev.archway.server.account.Company;
import dev.archway.server.account.CompanyEntry;
import dev.archway.server.account.CompanyKind;
import dev.archway.server.account.People;
import dev.archway.server.account.Scanners;
import dev.archway.server.portal.AdministratorVisitor;
import dev.archway.server.shared.CompanyId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The clinics and labs of the server: found, added, changed, and which lab works for which clinic. */
@Controller
@RequestMapping("/administration/companies")
class AdministrationCompanyPages {

    private static final String LIST = "/administration/companies";
    private static final String ONE = "/{id:\\d{1,18}}";

    private final Companies companies;
    private final Accounts accounts;
    private final People people;
    private final Scanners scanners;

    AdministrationCompanyPages(Companies companies, Accounts accounts, People people, Scanners scanners) {
        this.companies = companies;
        this.accounts = accounts;
        this.people = people;
        this.scanners = scanners;
    }

    @GetMapping
    String list(AdministratorVisitor visitor, @RequestParam Map<String, String> query, Model model) {
        FilledForm form = new FilledForm(query);
        CompanyKind kind = form.text("kind").isEmpty() ? null : form.one("kind", CompanyKind.class);
        CompanyId after = form.text("after").isEmpty() ? null : new CompanyId(form.number("after"));
        List<Company> found = companies.find(form.text("words"), kind, after, Found.LINES + 1);
        Found.show(model, found, company -> company.id().toString());
        FilledForm.show(model, query);
        return "portal/administration/companies";
    }

    @GetMapping("/new")
    String empty(AdministratorVisitor visitor, Model model) {
        FilledForm.show(model, Map.of("kind", CompanyKind.CLINIC.name(), "country", "US", "region", "US"));
        return "portal/administration/company-new";
    }

    @PostMapping
    String add(AdministratorVisitor visitor, @RequestParam Map<String, String> typed, RedirectAttributes after) {
        FilledForm form = new FilledForm(typed);
        return form.submit(after, LIST + "/new", () -> {
            CompanyId wanted = form.text("number").isEmpty() ? null : new CompanyId(form.number("number"));
            CompanyEntry entry = entry(form, form.one("kind", CompanyKind.class));
            CompanyId id = companies.add(wanted, entry, visitor.administrator());
            after.addFlashAttribute("done", "added");
            return LIST + "/" + id;
        });
    }

    @GetMapping(ONE)
    String company(AdministratorVisitor visitor, @PathVariable long id, Model model) {
        Company company = companies.get(new CompanyId(id));
        model.addAttribute("company", company);
        model.addAttribute("members", people.membersOf(company));
        boolean clinic = company.kind() == CompanyKind.CLINIC;
        model.addAttribute("partners", clinic ? accounts.labsOf(company.id()) : companies.clinicsOf(company.id()));
        model.addAttribute("scanners", scanners.of(company.id()));
        FilledForm.show(model, stored(company));
        return "portal/administration/company";
    }

    @PostMapping(ONE)
    String change(
            AdministratorVisitor visitor,
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            RedirectAttributes after) {
        FilledForm form = new FilledForm(typed);
        return form.submit(after, LIST + "/" + id, () -> {
            CompanyId company = new CompanyId(id);
            companies.change(company, entry(form, companies.get(company).kind()), visitor.administrator());
            after.addFlashAttribute("done", "changed");
            return LIST + "/" + id;
        });
    }

    /** Of a clinic, a lab that works for it from now on. */
    @PostMapping(ONE + "/labs")
    String addLab(
            AdministratorVisitor visitor,
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            RedirectAttributes after) {
        FilledForm form = new FilledForm(typed);
        return form.submit(after, LIST + "/" + id + "#labs", () -> {
            companies.addLab(new CompanyId(id), new CompanyId(form.number("company")), visitor.administrator());
            after.addFlashAttribute("done", "changed");
            return LIST + "/" + id;
        });
    }

    @PostMapping(ONE + "/labs/{lab:\\d{1,18}}/remove")
    String removeLab(
            AdministratorVisitor visitor, @PathVariable long id, @PathVariable long lab, RedirectAttributes after) {
        companies.removeLab(new CompanyId(id), new CompanyId(lab), visitor.administrator());
        after.addFlashAttribute("done", "changed");
        return "redirect:" + LIST + "/" + id;
    }

    private static CompanyEntry entry(FilledForm form, CompanyKind kind) {
        List<String> types = kind == CompanyKind.CLINIC
                ? List.of()
                : Stream.of("Dental", "Ortho").filter(form::on).toList();
        return new CompanyEntry(
                form.text("name"),
                kind,
                form.text("country"),
                form.text("region"),
                form.text("address"),
                types,
                kind == CompanyKind.CLINIC && form.on("niri"));
    }

    private static Map<String, String> stored(Company company) {
        Map<String, String> stored = new HashMap<>();
        stored.put("name", company.name());
        stored.put("country", company.countryCode());
        stored.put("region", company.region());
        stored.put("address", company.address());
        company.labTypes().forEach(type -> stored.put(type, "on"));
        if (company.niri()) {
            stored.put("niri", "on");
        }
        return stored;
    }
}
