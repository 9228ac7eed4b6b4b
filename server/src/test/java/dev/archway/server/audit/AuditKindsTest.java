package dev.archway.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.CompanyAct;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of act can be asked for and has a word on the pages, in both languages. */
class AuditKindsTest {

    @ParameterizedTest
    @EnumSource
    void question_hasAWord(AuditQuestion.Kind kind) {
        hasWord(kind.name().replace("_", ""));
    }

    @ParameterizedTest
    @EnumSource
    void act_canBeAskedForAndHasAWord(CompanyAct.Kind kind) {
        assertThat(AuditQuestion.Kind.valueOf(kind.name()).name()).isEqualTo(kind.name());
        hasWord(AuditRepository.wire(kind));
    }

    private static void hasWord(String kind) {
        String key = "administration.audit." + kind.toLowerCase(Locale.ROOT);
        for (String bundle : new String[] {"messages/administration", "messages/administration_de"}) {
            assertThat(ResourceBundle.getBundle(bundle, Locale.ROOT).getString(key))
                    .as("%s of %s", key, bundle)
                    .isNotBlank();
        }
    }
}
