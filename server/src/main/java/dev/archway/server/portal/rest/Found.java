package dev.archway.server.portal.rest;

import java.util.List;
import java.util.function.Function;
import org.springframework.ui.Model;

/** A page of a list that was asked for with one line more than it shows, so that it is known whether there is a next one. */
final class Found {

    static final int LINES = 50;

    private Found() {}

    /** Puts the lines into the page, and the place of the last of them when there are more. */
    static <T> void show(Model model, List<T> found, Function<T, String> place) {
        List<T> lines = found.stream().limit(LINES).toList();
        model.addAttribute("lines", lines);
        model.addAttribute("next", found.size() > LINES ? place.apply(lines.getLast()) : null);
    }
}
