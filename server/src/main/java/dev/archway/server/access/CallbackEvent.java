package dev.archway.server.access;

import dev.archway.server.shared.Invalid;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a partner is told of an order: the events that the notification document lists. DPMS Scan Notifications, 4. */
public enum CallbackEvent {
    /** A scan was sent for the first time. */
    SCAN_READY("scan.ready"),
    RESCAN_READY("rescan.ready"),
    MODELING_READY("modeling.ready"),
    INTERPRETATION2_READY("interpretation2.ready");

    private final String wire;

    CallbackEvent(String wire) {
        this.wire = wire;
    }

    /** As settings, tables and the header {@code archway-event} write it. */
    public String wire() {
        return wire;
    }

    public static CallbackEvent of(String wire) {
        return Arrays.stream(values())
                .filter(each -> each.wire.equals(wire))
                .findFirst()
                .orElseThrow(() -> Invalid.field("Events", wire, accepted()));
    }

    /** The events of those names; all of them when none is named. */
    public static Set<CallbackEvent> all(@Nullable Collection<String> wires) {
        if (wires == null || wires.isEmpty()) {
            return EnumSet.allOf(CallbackEvent.class);
        }
        return wires.stream()
                .map(CallbackEvent::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CallbackEvent.class)));
    }

    private static String accepted() {
        return Arrays.stream(values()).map(CallbackEvent::wire).collect(Collectors.joining(", "));
    }
}
