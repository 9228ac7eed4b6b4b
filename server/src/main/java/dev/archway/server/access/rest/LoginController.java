package dev.archway.server.access.rest;

import dev.archway.server.access.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
class LoginController {

    private final SignIn signIn;

    LoginController(SignIn signIn) {
        this.signIn = signIn;
    }

    @GetMapping("/login")
    String login(HttpServletRequest request, HttpServletResponse response, Model model) {
        return page(request, response, model);
    }

    /** What an attempt is answered that came too soon after too many failures; nobody else has anything to look for here. */
    @RequestMapping("/login/wait")
    String tooSoon(HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<Duration> wait = signIn.pause(request);
        if (wait.isEmpty()) {
            return "redirect:/login";
        }
        Waiting.say(wait.get(), response, model);
        return page(request, response, model);
    }

    @RequestMapping("/sign-in-problem")
    String problem(HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        model.addAttribute("problem", signIn.problem(request));
        return "sign-in-problem";
    }

    private String page(HttpServletRequest request, HttpServletResponse response, Model model) {
        SignIn.Page page = signIn.page(request, response);
        response.setHeader("Content-Security-Policy", page.policy());
        model.addAttribute("partner", page.partner());
        model.addAttribute("email", page.email());
        for (String flag : List.of("wrong", "expired", "ended", "out")) {
            model.addAttribute(flag, request.getParameter(flag) != null);
        }
        return "login";
    }
}
