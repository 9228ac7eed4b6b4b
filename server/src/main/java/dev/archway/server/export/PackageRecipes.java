package dev.archway.server.export;

import dev.archway.server.access.PairedCaller;
import dev.archway.server.order.Orders;
import dev.archway.server.scan.Revision;
import dev.archway.server.scan.RevisionKey;
import dev.archway.server.shared.UserId;
import org.springframework.stereotype.Component;

/**
 * Which package somebody gets: in the format of who downloads, unless the partner has chosen one for everybody, and with the patient's name unless the doctor of the
 * order hides it. DPMS API V2, 4.7.5 and 4.7.7.
 */
@Component
class PackageRecipes {

    private final ExportPreferences preferences;
    private final ExportFactsReader facts;
    private final Orders orders;

    PackageRecipes(ExportPreferences preferences, ExportFactsReader facts, Orders orders) {
        this.preferences = preferences;
        this.facts = facts;
        this.orders = orders;
    }

    PackageRecipe of(Revision revision, PairedCaller caller) {
        return of(revision, preferences.formatFor(caller.partner().id(), caller.user()));
    }

    /** The one that is made when a scan comes in: its doctor's. */
    PackageRecipe first(Revision revision) {
        return of(revision, preferences.of(doctor(revision)).format());
    }

    PackageRecipe of(Revision revision, ExportFormat format) {
        return PackageRecipe.of(
                facts.of(revision), format, preferences.of(doctor(revision)).hidePatientName());
    }

    private UserId doctor(Revision revision) {
        RevisionKey key = revision.key();
        return orders.get(key.company(), key.order()).doctor();
    }
}
