package dev.archway.server.sandbox.rest;

import dev.archway.server.access.SignIn;
import dev.archway.server.order.Order;
import dev.archway.server.sandbox.SandboxOrders;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A scanner in the browser: its script logs in, shows the worklist and uploads by the scanners' own API. */
@Controller
@Profile("!production")
class ScannerPages {

    private final SandboxOrders orders;

    ScannerPages(SandboxOrders orders) {
        this.orders = orders;
    }

    @GetMapping("/virtual-scanner")
    String scanner(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", SignIn.policyWithScripts());
        return "sandbox/scanner";
    }

    /** Where an order is by now, for a page that watches it. */
    @GetMapping("/virtual-scanner/orders/{orderId}")
    String order(@PathVariable String orderId, Model model) {
        Order order = orders.get(OrderId.parse(orderId));
        model.addAttribute("order", order);
        model.addAttribute("ready", order.listed() && order.revision() == order.readyRevision());
        return "sandbox/order";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown(NotFound refusal) {
        return "error";
    }
}
