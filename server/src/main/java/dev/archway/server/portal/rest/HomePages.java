package dev.archway.server.portal.rest;

import dev.archway.server.portal.GuestVisitor;
import dev.archway.server.portal.Visitor;
import dev.archway.server.portal.Visitors;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Invalid;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** Where people begin, and the choices that hold for all pages: company and language. */
@Controller
class HomePages {

    private final Visitors visitors;
    private final LocaleResolver language;

    HomePages(Visitors visitors, LocaleResolver language) {
        this.visitors = visitors;
        this.language = language;
    }

    /** Says what this is to whoever has not signed in. */
    @GetMapping("/")
    String index(HttpServletRequest request) {
        return VisitorArguments.of(visitors, request)
                .map(visitor -> "redirect:" + visitor.home())
                .orElse("index");
    }

    @GetMapping("/nowhere")
    String nowhere(GuestVisitor guest) {
        return "portal/nowhere";
    }

    @PostMapping("/company")
    String company(Visitor visitor, @RequestParam String company, HttpServletRequest request) {
        CompanyId wanted = new CompanyId(number(company));
        CompanyId chosen = visitors.choice(visitor.person().id(), wanted);
        request.getSession().setAttribute(VisitorArguments.COMPANY, chosen.value());
        return "redirect:/";
    }

    @PostMapping("/language")
    String language(
            Visitor visitor,
            @RequestParam String language,
            @RequestParam(defaultValue = "/") String place,
            HttpServletRequest request,
            HttpServletResponse response) {
        Locale wanted = Language.SPOKEN.stream()
                .filter(spoken -> spoken.getLanguage().equals(language))
                .findFirst()
                .orElseThrow(() -> Invalid.field("language", language, "en or de"));
        this.language.setLocale(request, response, wanted);
        return "redirect:" + Whereabouts.back(place);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw Invalid.field("company", text, "the number of a company");
        }
    }
}
