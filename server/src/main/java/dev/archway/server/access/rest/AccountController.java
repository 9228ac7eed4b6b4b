package dev.archway.server.access.rest;

import dev.archway.server.access.BrowserSessions;
import dev.archway.server.access.OwnPassword;
import dev.archway.server.access.Passkeys;
import dev.archway.server.access.PasswordChange;
import dev.archway.server.access.PasswordChange.Changed;
import dev.archway.server.access.PasswordChange.Passwords;
import dev.archway.server.access.PasswordChange.Refused;
import dev.archway.server.access.PasswordChange.Wait;
import dev.archway.server.access.SignIn;
import dev.archway.server.account.Accounts;
import dev.archway.server.shared.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a person sets for himself or herself: password, passkeys, sessions. */
@Controller
class AccountController {

    private final Accounts accounts;
    private final PasswordChange passwords;
    private final OwnPassword own;
    private final Passkeys passkeys;
    private final BrowserSessions sessions;

    AccountController(
            Accounts accounts, PasswordChange passwords, OwnPassword own, Passkeys passkeys, BrowserSessions sessions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.own = own;
        this.passkeys = passkeys;
        this.sessions = sessions;
    }

    @GetMapping("/account/password")
    String password(Principal person, HttpServletRequest request, Model model) {
        model.addAttribute("changed", request.getParameter("changed") != null);
        return passwordPage(person, model);
    }

    /** Nothing that was typed is sent back: passwords are typed again. */
    @PostMapping("/account/password")
    String changePassword(
            Principal person,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String fresh,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return switch (passwords.change(UserId.of(person), new Passwords(current, fresh, again), request)) {
            case Changed() -> "redirect:/account/password?changed";
            case Refused(var field, var message) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("field", field);
                model.addAttribute("message", message);
                yield passwordPage(person, model);
            }
            case Wait(var time) -> {
                Waiting.say(time, response, model);
                yield passwordPage(person, model);
            }
        };
    }

    @GetMapping({"/account", "/account/security"})
    String security(Principal person, HttpServletRequest request, HttpServletResponse response, Model model) {
        for (String flag : List.of("added", "removed", "recovered", "everywhere")) {
            model.addAttribute(flag, request.getParameter(flag) != null);
        }
        return securityPage(person, response, model);
    }

    /** For the page's script, before it asks the device for a passkey; the page has the words for each answer. */
    @PostMapping("/account/passkeys/confirm")
    ResponseEntity<Void> confirm(
            Principal person, @RequestParam(defaultValue = "") String current, HttpServletRequest request) {
        return switch (own.confirm(UserId.of(person), current, request)) {
            case OwnPassword.Answer.Right() -> ResponseEntity.noContent().build();
            case OwnPassword.Answer.Wrong(var _) ->
                ResponseEntity.unprocessableContent().build();
            case OwnPassword.Answer.Wait(var time) ->
                ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                        .header(HttpHeaders.RETRY_AFTER, Waiting.seconds(time))
                        .build();
        };
    }

    @PostMapping("/account/passkeys/remove")
    String removePasskey(
            Principal person,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String current,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return switch (passkeys.remove(UserId.of(person), id, current, request)) {
            case OwnPassword.Answer.Right() -> "redirect:/account/security?removed";
            case OwnPassword.Answer.No why -> {
                model.addAttribute("removing", id);
                refuse(why, response, model);
                yield securityPage(person, response, model);
            }
        };
    }

    /** The only answer that holds the code. */
    @PostMapping("/account/recovery-code")
    String recoveryCode(
            Principal person,
            @RequestParam(defaultValue = "") String current,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        switch (passkeys.newRecoveryCode(UserId.of(person), current, request)) {
            case Passkeys.NewCode.Made(var code) -> model.addAttribute("code", code);
            case Passkeys.NewCode.Refused(var why) -> refuse(why, response, model);
        }
        return securityPage(person, response, model);
    }

    @PostMapping("/account/sign-out-everywhere")
    String signOutEverywhere(Principal person, HttpServletRequest request) {
        sessions.signOutEverywhere(UserId.of(person), request);
        return "redirect:/account/security?everywhere";
    }

    /** The page says it beside the field of the password. */
    private static void refuse(OwnPassword.Answer.No why, HttpServletResponse response, Model model) {
        switch (why) {
            case OwnPassword.Answer.Wrong(var message) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("refused", message);
            }
            case OwnPassword.Answer.Wait(var time) -> Waiting.say(time, response, model);
        }
    }

    private String passwordPage(Principal person, Model model) {
        model.addAttribute("email", email(person));
        model.addAttribute("shortest", passwords.shortest(UserId.of(person)));
        return "account/password";
    }

    private String securityPage(Principal person, HttpServletResponse response, Model model) {
        response.setHeader("Content-Security-Policy", SignIn.policyWithScripts());
        model.addAttribute("email", email(person));
        model.addAttribute("place", passkeys.place());
        model.addAttribute("passkeys", passkeys.of(UserId.of(person)));
        model.addAttribute("recovery", passkeys.hasRecoveryCode(UserId.of(person)));
        return "account/security";
    }

    private String email(Principal person) {
        return accounts.user(UserId.of(person)).orElseThrow().email();
    }
}
