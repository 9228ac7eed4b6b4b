package dev.archway.server.docs.rest;

import java.util.List;
import org.springdoc.core.models.GroupedOpenApi;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** One page for all groups. In the sandbox it has a button that gets a token. */
@Controller
@ConditionalOnProperty("archway.docs.enabled")
class DocsController {

    private final List<GroupedOpenApi> groups;
    private final boolean sandbox;

    DocsController(List<GroupedOpenApi> groups, Environment environment) {
        this.groups = groups;
        this.sandbox = environment.acceptsProfiles(Profiles.of("!production"));
    }

    @GetMapping("/docs")
    String docs(Model model) {
        model.addAttribute("groups", groups);
        model.addAttribute("sandbox", sandbox);
        return "docs";
    }
}
