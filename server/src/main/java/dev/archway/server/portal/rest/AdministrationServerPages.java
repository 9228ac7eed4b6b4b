package dev.archway.server.portal.rest;

import dev.archway.server.notification.Endpoints;
import dev.archway.server.notification.KnownEndpoint;
import dev.archway.server.platform.ServerUse;
import dev.archway.server.platform.TaskQueue;
import dev.archway.server.portal.AdministratorVisitor;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the server itself is, and what it takes. */
@Controller
class AdministrationServerPages {

    private final ServerUse use;
    private final TaskQueue queue;
    private final Endpoints endpoints;
    private final Clock clock;

    AdministrationServerPages(ServerUse use, TaskQueue queue, Endpoints endpoints, Clock clock) {
        this.use = use;
        this.queue = queue;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    @GetMapping("/administration")
    String health(AdministratorVisitor visitor, Model model) {
        Runtime java = Runtime.getRuntime();
        model.addAttribute("database", use.database());
        model.addAttribute("disk", use.disk());
        List<TaskQueue.Kind> kinds = queue.kinds();
        model.addAttribute(
                "late", kinds.stream().mapToLong(TaskQueue.Kind::late).sum());
        model.addAttribute(
                "failing", kinds.stream().mapToLong(TaskQueue.Kind::failing).sum());
        model.addAttribute(
                "dead", endpoints.all().stream().mapToLong(KnownEndpoint::dead).sum());
        model.addAttribute("memory", java.totalMemory() - java.freeMemory());
        model.addAttribute("mostMemory", java.maxMemory());
        model.addAttribute("java", Runtime.version().toString());
        model.addAttribute(
                "since",
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
        model.addAttribute("now", clock.instant());
        return "portal/administration/health";
    }

    @GetMapping("/administration/storage")
    String storage(AdministratorVisitor visitor, Model model) {
        model.addAttribute("objects", use.objects());
        model.addAttribute("uploads", use.uploads());
        model.addAttribute("database", use.database());
        model.addAttribute("tables", use.tables());
        model.addAttribute("disk", use.disk());
        return "portal/administration/storage";
    }
}
