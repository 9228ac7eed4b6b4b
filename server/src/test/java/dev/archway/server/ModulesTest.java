package dev.archway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.archway.brokenmodules.BrokenModules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;
import org.springframework.modulith.docs.Documenter;
import org.springframework.stereotype.Controller;

/** The shape of the house: capabilities use each other only as their package-info says, only by their faces, and never in a circle. */
class ModulesTest {

    private static final Pattern EMPTY_NAMES = Pattern.compile(".*(Impl|Manager|Helper|Util|Utils|Dto|Data|Info)");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.archway");

    @Test
    void modules_keepTheirBorders() {
        ApplicationModules.of(ArchwayServer.class).verify();
    }

    /** The verification is only worth something if it fails where it should. */
    @Test
    void brokenModules_areFound() {
        ApplicationModules broken = ApplicationModules.of(BrokenModules.class, new ImportOption.OnlyIncludeTests());
        assertThatThrownBy(broken::verify)
                .isInstanceOf(Violations.class)
                .hasMessageContaining("front")
                .hasMessageContaining("Secret");
    }

    @Test
    void picture_isDrawn() {
        Path folder = Path.of("target", "modules");
        new Documenter(
                        ApplicationModules.of(ArchwayServer.class),
                        Documenter.Options.defaults().withOutputFolder(folder.toString()))
                .writeModulesAsPlantUml();
        assertThat(folder.resolve("components.puml"))
                .exists()
                .satisfies(picture -> assertThat(Files.readString(picture)).contains("Access", "Account"));
    }

    @Test
    void names_sayWhatSomethingIs() {
        ArchRuleDefinition.noClasses()
                .should()
                .haveNameMatching(EMPTY_NAMES.pattern())
                .because("a name with such an ending says nothing of its own")
                .check(classes);
    }

    @Test
    void controllers_areInRestAndSeenByNobody() {
        ArchRuleDefinition.classes()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .and()
                .areNotAnnotations()
                .should()
                .resideInAPackage("..rest")
                .andShould()
                .bePackagePrivate()
                .check(classes);
    }
}
