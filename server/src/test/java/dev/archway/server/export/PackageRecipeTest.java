package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.scan.RevisionKey;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.CaseType;
import dev.archway.wire.Prep;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What gives another package, and what does not. */
class PackageRecipeTest {

    private static final ExportFormat OTHER = new ExportFormat(
            ExportType.OPEN_SHELL,
            ExportType.OPEN_SHELL,
            DataFormat.ARCHES_COMBINED,
            FileType.PLY,
            CadCamSystem.COLOR_EXPORT_OPEN_MODEL);

    @Test
    void digest_sameForTheSame() {
        assertThat(digest(SampleExport.facts(), ExportFormat.DEFAULT, false))
                .isEqualTo(digest(SampleExport.facts(), ExportFormat.DEFAULT, false))
                .matches("[0-9a-f]{64}");
    }

    /** Everything that is printed counts, the next fact that somebody adds included. */
    @Test
    void digest_changesWithEachFact() throws Exception {
        Map<Class<?>, Object> others = Map.of(
                RevisionKey.class,
                new RevisionKey(new CompanyId(1), new OrderId(100000001), 1),
                String.class,
                "another",
                CaseType.class,
                CaseType.ICAST,
                UUID.class,
                new UUID(1, 1),
                PatientName.class,
                new PatientName("Zoe", "Else"),
                long.class,
                9L,
                Long.class,
                9L,
                Instant.class,
                Instant.EPOCH,
                List.class,
                List.of(new Prep(1, 2, "Crown", null)));
        RecordComponent[] components = ExportFacts.class.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            @Nullable Object[] values = new @Nullable Object[components.length];
            for (int j = 0; j < components.length; j++) {
                values[j] = components[j].getAccessor().invoke(SampleExport.facts());
            }
            values[i] = others.get(components[i].getType());

            assertThat(digest(facts(components, values), ExportFormat.DEFAULT, false))
                    .as(components[i].getName())
                    .isNotEqualTo(digest(SampleExport.facts(), ExportFormat.DEFAULT, false));
        }
    }

    @Test
    void digest_settingsThatDoNotMatter() {
        assertThat(digest(SampleExport.facts(), OTHER, false))
                .as("a restorative case follows the CAD/CAM system alone")
                .isEqualTo(digest(SampleExport.facts(), ExportFormat.DEFAULT, false));
        assertThat(digest(SampleExport.orthodontic(CaseType.IRECORD), OTHER, false))
                .isNotEqualTo(digest(SampleExport.orthodontic(CaseType.IRECORD), ExportFormat.DEFAULT, false));
    }

    @Test
    void digest_hiddenName() {
        assertThat(digest(SampleExport.facts(), ExportFormat.DEFAULT, true))
                .isNotEqualTo(digest(SampleExport.facts(), ExportFormat.DEFAULT, false));
    }

    @Test
    void key_asText() {
        PackageKey key = SampleExport.recipe().key();

        assertThat(PackageKey.parse(key.toString())).isEqualTo(key);
        assertThat(key.toString()).startsWith("90360/100000042/2/");
    }

    private static String digest(ExportFacts facts, ExportFormat format, boolean hide) {
        return PackageRecipe.of(facts, format, hide).key().recipe();
    }

    private static ExportFacts facts(RecordComponent[] components, @Nullable Object[] values) throws Exception {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return ExportFacts.class.getDeclaredConstructor(types).newInstance(values);
    }
}
