package dev.archway.server.access.rest;

import dev.archway.server.access.Passkeys;
import dev.archway.server.access.Passkeys.Recovery;
import dev.archway.server.access.SignIn;
import dev.archway.server.shared.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in with a passkey, after the password or instead of it; and the way back for whoever lost it. */
@Controller
class PasskeyLoginController {

    private final SignIn signIn;
    private final Passkeys passkeys;

    PasskeyLoginController(SignIn signIn, Passkeys passkeys) {
        this.signIn = signIn;
        this.passkeys = passkeys;
    }

    @GetMapping("/login/passkey")
    String passkey(@Nullable Principal person, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (person != null && passkeys.of(UserId.of(person)).isEmpty()) {
            return "redirect:/account/security"; // nothing is missing
        }
        SignIn.Page page = signIn.page(request, response);
        response.setHeader("Content-Security-Policy", page.policyWithScripts());
        model.addAttribute("partner", page.partner());
        model.addAttribute("second", person != null);
        model.addAttribute("place", passkeys.place());
        return "account/passkey-login";
    }

    @PostMapping("/login/recovery")
    String recover(
            Principal person,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return switch (passkeys.recover(UserId.of(person), code, request)) {
            case Recovery.Done() -> "redirect:" + signIn.next(request, response, "/account/security?recovered");
            case Recovery.Wrong() -> {
                model.addAttribute("wrong", true);
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield passkey(person, request, response, model);
            }
            case Recovery.Wait(var time) -> {
                Waiting.say(time, response, model);
                yield passkey(person, request, response, model);
            }
        };
    }
}
