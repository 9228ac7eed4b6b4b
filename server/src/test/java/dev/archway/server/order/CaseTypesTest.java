package dev.archway.server.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.account.Scanner;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Invalid;
import dev.archway.wire.CaseType;
import dev.archway.wire.Prep;
import dev.archway.wire.ScannerModel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaseTypesTest {

    private static final Scanner SCANNER = new Scanner("S-1", new CompanyId(1), ScannerModel.LUMINA);
    private static final Instant SCANNED = Instant.parse("2026-01-31T09:30:00.123456Z");
    private static final Instant CREATED = Instant.parse("2026-01-30T08:00:00Z");
    private static final List<Prep> CROWN = List.of(new Prep(4, 2, null, null));

    @Test
    void caseType_byProcedure_whateverThePreps() {
        assertThat(CaseTypes.of(30, List.of())).isEqualTo(CaseType.RESTORATIVE);
        assertThat(CaseTypes.of(1, CROWN)).isEqualTo(CaseType.IRECORD);
        assertThat(CaseTypes.of(2, List.of())).isEqualTo(CaseType.ICAST);
        assertThat(CaseTypes.of(4, List.of())).isEqualTo(CaseType.INVISALIGN);
        assertThat(CaseTypes.of(8, List.of())).isEqualTo(CaseType.IRECORD);
    }

    @Test
    void caseType_noProcedure_byPreps() {
        assertThat(CaseTypes.of(null, CROWN)).isEqualTo(CaseType.RESTORATIVE);
        assertThat(CaseTypes.of(null, List.of())).isEqualTo(CaseType.IRECORD);
    }

    @Test
    void dueDate_4_4_3() {
        assertThat(DueDate.of(CaseType.RESTORATIVE, SCANNED, CREATED)).isEqualTo("2026-02-07T09:30:00.123456Z");
        assertThat(DueDate.of(CaseType.INVISALIGN, SCANNED, CREATED)).isEqualTo(CREATED);
        assertThat(DueDate.of(CaseType.INVISALIGN_IRECORD, SCANNED, CREATED)).isEqualTo(CREATED);
        assertThat(DueDate.of(CaseType.IRECORD, SCANNED, CREATED)).isNull();
        assertThat(DueDate.of(CaseType.ICAST, SCANNED, CREATED)).isNull();
    }

    @Test
    void preps_namedAsDocumented_4_1_3() {
        ScanFacts facts = facts(SCANNED, 1, null, List.of(new Prep(4, 2, "Krone", 7)));

        assertThat(facts.preps()).containsExactly(new Prep(4, 2, "Crown", 7));
        assertThat(facts.scannedAt()).isEqualTo("2026-01-31T09:30:00.123Z");
    }

    @Test
    void facts_thatCannotBe() {
        refused("AdaId", () -> facts(SCANNED, 1, null, List.of(new Prep(33, 2, null, null))));
        refused("AdaId", () -> facts(SCANNED, 1, null, List.of(new Prep(0, 2, null, null))));
        refused("UnitTypeId", () -> facts(SCANNED, 1, null, List.of(new Prep(4, 14, null, null))));
        refused("ScanningTime", () -> facts(SCANNED, -1, null, List.of()));
        refused("ScannedAt", () -> facts(Instant.MAX, 1, null, List.of()));
        refused("ScannedAt", () -> facts(Instant.MIN, 1, null, List.of()));
        refused("Operator", () -> facts(SCANNED, 1, "a\0b", List.of()));
    }

    private static void refused(String field, Runnable making) {
        assertThatThrownBy(making::run).isInstanceOf(Invalid.class).hasMessageContaining(field);
    }

    private static ScanFacts facts(Instant at, long seconds, @Nullable String operator, List<Prep> preps) {
        return new ScanFacts(at, seconds, null, operator, preps, SCANNER);
    }
}
