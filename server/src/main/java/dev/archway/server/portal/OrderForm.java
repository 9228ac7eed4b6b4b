package dev.archway.server.portal;

import dev.archway.server.order.CaseState;
import dev.archway.server.order.OrderQuestion;
import dev.archway.server.shared.UserId;
import dev.archway.wire.Procedure;
import dev.archway.wire.ProcedureMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What somebody filled in to find orders, kept as it was typed.
 *
 * @param status words of the list's own side
 * @param from a date
 * @param to a date
 */
public record OrderForm(String words, Set<String> status, String doctor, String procedure, String from, String to) {

    private static final int DATE_LENGTH = "2026-01-31".length();

    public OrderForm {
        status = Set.copyOf(status);
    }

    /** Reads an address; what it does not have is empty. */
    public static OrderForm of(MultiValueMap<String, String> query) {
        Function<String, String> one = name -> {
            String value = query.getFirst(name);
            return value == null ? "" : value.strip();
        };
        return new OrderForm(
                one.apply("words"),
                new LinkedHashSet<>(query.getOrDefault("status", List.of())),
                one.apply("doctor"),
                one.apply("procedure"),
                one.apply("from"),
                one.apply("to"));
    }

    /** The fields that say nothing that could be looked for, each with the key of what is wrong with it. */
    public Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (!from.isEmpty() && date(from) == null) {
            problems.put("from", "problem.date");
        }
        if (!to.isEmpty() && date(to) == null) {
            problems.put("to", "problem.date");
        }
        return problems;
    }

    /** The same for the orders themselves, by that side's words for states and by the days of that zone; empty when it asks for what there is nowhere. */
    public Optional<OrderQuestion> question(Function<CaseState, @Nullable String> words, ZoneId zone) {
        Set<CaseState> states = Arrays.stream(CaseState.values())
                .filter(state -> {
                    String word = words.apply(state);
                    return word != null && status.contains(word);
                })
                .collect(Collectors.toSet());
        Set<Integer> procedures = procedures();
        boolean nowhere = (!status.isEmpty() && states.isEmpty())
                || (!doctor.isEmpty() && !doctor.matches("\\d{1,18}"))
                || (!procedure.isEmpty() && procedures.isEmpty());
        return nowhere
                ? Optional.empty()
                : Optional.of(new OrderQuestion(
                        this.words,
                        states,
                        doctor.isEmpty() ? null : new UserId(Long.parseLong(doctor)),
                        procedures,
                        start(date(from), zone),
                        start(next(date(to)), zone)));
    }

    /** Whether anything was asked for, so that an empty list says something else than one that was never filled. */
    public boolean isEmpty() {
        return words.isEmpty()
                && status.isEmpty()
                && doctor.isEmpty()
                && procedure.isEmpty()
                && from.isEmpty()
                && to.isEmpty();
    }

    /** The address of the same list after that place. */
    public String address(String path, String after) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("words", words);
        fields.put("doctor", doctor);
        fields.put("procedure", procedure);
        fields.put("from", from);
        fields.put("to", to);
        fields.values().removeIf(String::isEmpty);
        fields.forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        List<String> states = status.stream().sorted().toList();
        for (int i = 0; i < states.size(); i++) {
            address.queryParam("status", "{status" + i + "}");
            fields.put("status" + i, states.get(i));
        }
        address.queryParam("after", "{after}");
        fields.put("after", after);
        return address.encode().buildAndExpand(fields).toUriString();
    }

    private Set<Integer> procedures() {
        return Arrays.stream(Procedure.values())
                .filter(each -> each.text().equals(procedure))
                .flatMap(each -> ProcedureMap.all().stream().filter(line -> line.procedure() == each))
                .map(ProcedureMap::id)
                .collect(Collectors.toSet());
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return text.length() == DATE_LENGTH ? LocalDate.parse(text) : null;
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static @Nullable LocalDate next(@Nullable LocalDate day) {
        return day == null || day.equals(LocalDate.MAX) ? null : day.plusDays(1);
    }

    private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    /** Keeps the patient out of logs. */
    @Override
    public String toString() {
        return "OrderForm[" + status + "]";
    }
}
