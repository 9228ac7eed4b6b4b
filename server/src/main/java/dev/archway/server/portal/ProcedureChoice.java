package dev.archway.server.portal;

import dev.archway.wire.Procedure;
import dev.archway.wire.ProcedureMap;
import dev.archway.wire.SendTo;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A line of the procedure map, chosen step by step: procedure, type, destination; each step offers only what leads to a line. What is the only possibility counts as
 * chosen. DPMS API V2, 4.2.3.
 *
 * @param types of the procedure; {@link #OPEN} where the map leaves the type open
 * @param line null until there is only one
 */
public record ProcedureChoice(
        @Nullable Procedure procedure,
        List<String> types,
        @Nullable String type,
        List<SendTo> destinations,
        @Nullable SendTo destination,
        @Nullable ProcedureMap line) {

    /** The type that the map leaves open. */
    public static final String OPEN = "open";

    /** What was chosen so far, as forms send it; what leads nowhere counts as not chosen. */
    public static ProcedureChoice of(String procedure, String type, String destination) {
        Procedure what = Arrays.stream(Procedure.values())
                .filter(each -> each.name().equals(procedure))
                .findFirst()
                .orElse(null);
        List<String> types = possible(line -> line.procedure() == what, ProcedureChoice::type);
        String which = chosen(types, type, Function.identity());
        List<SendTo> destinations =
                possible(line -> line.procedure() == what && type(line).equals(which), ProcedureMap::sendTo);
        SendTo where = chosen(destinations, destination, SendTo::name);
        ProcedureMap line = ProcedureMap.all().stream()
                .filter(each -> each.procedure() == what && type(each).equals(which) && each.sendTo() == where)
                .findFirst()
                .orElse(null);
        return new ProcedureChoice(what, types, which, destinations, where, line);
    }

    private static String type(ProcedureMap line) {
        return Objects.requireNonNullElse(line.type(), OPEN);
    }

    private static <T> List<T> possible(Predicate<ProcedureMap> fits, Function<ProcedureMap, T> step) {
        return ProcedureMap.all().stream().filter(fits).map(step).distinct().toList();
    }

    private static <T> @Nullable T chosen(List<T> possible, String given, Function<T, String> name) {
        return possible.size() == 1
                ? possible.getFirst()
                : possible.stream()
                        .filter(each -> name.apply(each).equals(given))
                        .findFirst()
                        .orElse(null);
    }
}
