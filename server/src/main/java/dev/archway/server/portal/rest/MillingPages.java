package dev.archway.server.portal.rest;

import dev.archway.server.lab.Milling;
import dev.archway.server.lab.MillingJob;
import dev.archway.server.order.Cause;
import dev.archway.server.portal.MillingFloor;
import dev.archway.server.portal.ModelerVisitor;
import dev.archway.server.portal.ShipForm;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Physical models at a milling station: what waits, what it has, and what is to be shipped. The station is part of the address. Lab Connector Flows, 4. */
@Controller
class MillingPages {

    private final Milling milling;
    private final MillingFloor floor;

    MillingPages(Milling milling, MillingFloor floor) {
        this.milling = milling;
        this.floor = floor;
    }

    @GetMapping("/milling")
    String floor(ModelerVisitor visitor, @RequestParam(defaultValue = "") String station, Model model) {
        String name = station.strip();
        MillingFloor.Floor seen;
        try {
            seen = floor.of(name);
            model.addAttribute("named", !name.isEmpty());
        } catch (Invalid wrong) {
            seen = floor.of("");
            model.addAttribute("named", false);
            model.addAttribute("wrongStation", wrong);
        }
        model.addAttribute("station", name);
        model.addAttribute("floor", seen);
        return "portal/milling";
    }

    /** @param first the order at the front of those that the page showed */
    @PostMapping("/milling/take")
    String take(
            ModelerVisitor visitor,
            @RequestParam(defaultValue = "") String station,
            @RequestParam(defaultValue = "") String first,
            RedirectAttributes after) {
        try {
            Optional<MillingJob> job = first.isEmpty()
                    ? milling.take(station.strip())
                    : milling.take(station.strip(), OrderId.parse(first));
            after.addFlashAttribute("done", job.isPresent() ? "taken" : "none");
            job.ifPresent(
                    taken -> after.addFlashAttribute("doneOrder", taken.order().toString()));
        } catch (Invalid wrong) {
            after.addFlashAttribute("wrongStation", wrong);
        }
        return at(station, after);
    }

    @PostMapping("/milling/{orderId}/milled")
    String milled(
            ModelerVisitor visitor,
            @PathVariable String orderId,
            @RequestParam(defaultValue = "") String station,
            RedirectAttributes after) {
        OrderId id = OrderId.parse(orderId);
        try {
            milling.milled(id, station.strip(), Cause.actor(visitor.caller()));
            after.addFlashAttribute("done", "milled");
            after.addFlashAttribute("doneOrder", id.toString());
        } catch (Conflict | NotFound _) {
            after.addFlashAttribute("stale", id.toString());
        } catch (Invalid wrong) {
            after.addFlashAttribute("wrongStation", wrong);
        }
        return at(station, after);
    }

    @PostMapping("/milling/{orderId}/shipped")
    String shipped(
            ModelerVisitor visitor,
            @PathVariable String orderId,
            @RequestParam(defaultValue = "") String station,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String carrier,
            @RequestParam(defaultValue = "") String tracking,
            RedirectAttributes after) {
        OrderId id = OrderId.parse(orderId);
        try {
            milling.shipped(id, from, carrier.strip(), tracking.strip(), Cause.actor(visitor.caller()));
            after.addFlashAttribute("done", "shipped");
            after.addFlashAttribute("doneOrder", id.toString());
        } catch (Conflict | NotFound _) {
            after.addFlashAttribute("stale", id.toString());
        } catch (Invalid wrong) {
            after.addFlashAttribute("typed", ShipForm.refused(id, carrier, tracking, wrong));
        }
        return at(station, after);
    }

    private static String at(String station, RedirectAttributes after) {
        if (!station.isBlank()) {
            after.addAttribute("station", station.strip());
        }
        return "redirect:/milling";
    }
}
