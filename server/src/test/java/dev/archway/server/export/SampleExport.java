package dev.archway.server.export;

import dev.archway.server.scan.Jaw;
import dev.archway.server.scan.RevisionKey;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.CaseType;
import dev.archway.wire.Prep;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a package says of an order that needs every kind of escaping. */
final class SampleExport {

    static final RevisionKey KEY = new RevisionKey(new CompanyId(90360), new OrderId(100000042), 2);

    private SampleExport() {}

    static ExportFacts facts() {
        return facts(
                CaseType.RESTORATIVE, List.of(new Prep(8, 2, "Crown", null), new Prep(30, 4, "Implant Abutment", 1)));
    }

    static ExportFacts facts(CaseType type, List<Prep> preps) {
        return facts(
                type,
                preps,
                new PatientName("Zoë <b>", "O'Malley & Søn"),
                "Riverside Dental",
                "Shade A2 < A3\nΠρόσθετες σημειώσεις, дополнительные заметки, הערות");
    }

    /** A patient and a practice whose names are written from right to left, with those notes. */
    static ExportFacts hebrew(String notes) {
        return facts(CaseType.RESTORATIVE, facts().preps(), new PatientName("דוד", "כהן"), "מרפאת הים", notes);
    }

    private static ExportFacts facts(
            CaseType type, List<Prep> preps, PatientName patient, String practice, String notes) {
        return new ExportFacts(
                KEY,
                "K7Q2M9XA",
                type,
                "Fixed Restorative",
                null,
                UUID.fromString("6f1c1de2-31a5-4c5e-9d31-0f4fb1c0a911"),
                patient,
                "C-17",
                "Rowan Rivers",
                1001,
                "RD-1001",
                practice,
                "1 Riverside Walk, Springfield",
                70010L,
                "Precision Dental Lab",
                Instant.parse("2026-02-03T04:05:06Z"),
                Instant.parse("2026-02-10T04:05:06Z"),
                "iTero Element 5D",
                preps,
                notes,
                Instant.parse("2026-02-03T23:30:00Z"));
    }

    /** The package of a restorative case in the default format, with the patient's name. */
    static PackageRecipe recipe() {
        return PackageRecipe.of(facts(), ExportFormat.DEFAULT, false);
    }

    /** The same order as one of orthodontics. */
    static ExportFacts orthodontic(CaseType type) {
        return facts(type, facts().preps());
    }

    static List<PackageFile> files() {
        return List.of(
                new PackageFile(null, new SteadyZip.Entry("gallery_#100000042.jpg", 10, "0".repeat(64))),
                new PackageFile(Jaw.UPPER, new SteadyZip.Entry("100000042_shell_occlusion_u.stl", 284, "a".repeat(64))),
                new PackageFile(
                        Jaw.LOWER, new SteadyZip.Entry("100000042_shell_occlusion_l.stl", 384, "b".repeat(64))));
    }
}
