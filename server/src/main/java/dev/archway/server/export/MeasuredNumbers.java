package dev.archway.server.export;

import dev.archway.mesh.ColorScale;
import dev.archway.mesh.Contact;
import dev.archway.mesh.ContactMap;
import dev.archway.mesh.Difference;
import dev.archway.server.scan.Jaw;
import dev.archway.server.scan.RevisionKey;
import dev.archway.wire.ColorStop;
import dev.archway.wire.Occlusion;
import dev.archway.wire.RevisionDifference;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Measurements in the words of the wire, to a ten-thousandth of a millimetre: a scanner does not see more. */
final class MeasuredNumbers {

    /** So many contacts are told, the largest. */
    private static final int CONTACTS = 100;

    private static final double FINE = 1e4;

    private MeasuredNumbers() {}

    static Occlusion of(RevisionKey revision, ContactMap.Jaws maps, ColorScale scale) {
        return new Occlusion(
                revision.order().value(),
                revision.revision(),
                ContactMap.CONTACT,
                ContactMap.FARTHEST,
                jaw(maps.upper()),
                jaw(maps.lower()),
                colors(scale));
    }

    static RevisionDifference of(MeasurementKey key, Map<Jaw, Difference> differences) {
        Difference.Terms terms = Difference.Terms.USUAL;
        return new RevisionDifference(
                key.revision().order().value(),
                key.from(),
                key.revision().revision(),
                key.fitted(),
                terms.tolerance(),
                terms.range(),
                terms.farthest(),
                jaw(differences.get(Jaw.UPPER)),
                jaw(differences.get(Jaw.LOWER)),
                colors(terms.scale()));
    }

    private static Occlusion.JawContacts jaw(ContactMap map) {
        return new Occlusion.JawContacts(
                Double.isFinite(map.least()) ? fine(map.least()) : null,
                fine(map.area()),
                map.contacts().size(),
                map.contacts().stream()
                        .limit(CONTACTS)
                        .map(MeasuredNumbers::point)
                        .toList());
    }

    private static Occlusion.ContactPoint point(Contact contact) {
        return new Occlusion.ContactPoint(
                fine(contact.x()),
                fine(contact.y()),
                fine(contact.z()),
                fine(contact.distance()),
                fine(contact.area()));
    }

    private static RevisionDifference.@Nullable JawDifference jaw(@Nullable Difference difference) {
        if (difference == null) {
            return null;
        }
        Difference.Numbers numbers = difference.numbers();
        return new RevisionDifference.JawDifference(
                fine(numbers.mean()),
                fine(numbers.meanAbsolute()),
                fine(numbers.standardDeviation()),
                fine(numbers.percentile95()),
                fine(Math.max(Math.abs(numbers.lowest()), Math.abs(numbers.highest()))),
                fine(numbers.lowest()),
                fine(numbers.highest()),
                fine(numbers.withinTolerance()),
                fine(numbers.pairedArea()),
                fine(numbers.unpairedArea()));
    }

    private static List<ColorStop> colors(ColorScale scale) {
        return IntStream.range(0, scale.size())
                .mapToObj(i ->
                        new ColorStop(scale.stop(i), String.format(Locale.ROOT, "#%06x", scale.color(scale.stop(i)))))
                .toList();
    }

    private static double fine(double number) {
        return Math.rint(number * FINE) / FINE + 0.0;
    }
}
